import { selectProvenances } from '../../store/selectors.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';

/** Where the tickets come from. Several origins are counted apart, since they are never one figure. */
export function ProvenanceTags() {
  const t = useText();
  const { count } = useFormat();
  const provenances = useApp(selectProvenances);
  return (
    <span className="provenance-tags">
      {[...provenances].map(([provenance, held]) => (
        <Tag key={provenance}>
          {t(`provenance.${provenance}`)}
          {provenances.size > 1 && ` ${count(held)}`}
        </Tag>
      ))}
    </span>
  );
}
