import type { LonLat } from '../../../core/geo/units.ts';
import { gridAt } from '../../store/units.ts';
import { LocalName } from '../../ui/LocalName.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import './grid-of-place.css';

/** The grid a place lies in, which opens its card. */
export function GridOfPlace({ position }: { position: LonLat }) {
  const t = useText();
  const { select } = useVerbs();
  const gridId = useApp((state) => gridAt(state, position));
  const name = useApp(({ district }) => gridId && (district?.gridNames.get(gridId) ?? gridId));
  if (!gridId) return t('ticket.outside');
  return (
    <button type="button" className="grid-of-place" onClick={() => select({ kind: 'grid', id: gridId })}>
      <LocalName>{name}</LocalName>
    </button>
  );
}
