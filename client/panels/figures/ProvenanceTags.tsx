import { selectSummary } from '../../store/summary.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';

/** Where the tickets come from. Several origins are counted apart, since they are never one figure. */
export function ProvenanceTags() {
  const t = useText();
  const { count } = useFormat();
  const { byProvenance } = useApp((state) => selectSummary(state).figures);
  return (
    <span className="provenance-tags">
      {[...byProvenance].map(([provenance, held]) => (
        <Tag key={provenance}>
          {t(`provenance.${provenance}`)}
          {byProvenance.size > 1 && ` ${count(held)}`}
        </Tag>
      ))}
    </span>
  );
}
