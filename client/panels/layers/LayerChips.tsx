import type { LayerLegend } from '../../store/legend.ts';
import { useVerbs } from '../app-context.ts';
import { LayerAge } from './LayerAge.tsx';
import { Swatch } from './Swatch.tsx';
import './layer-chips.css';

/** A few layers to be switched on the map itself, each with a sample of it and its age. */
export function LayerChips({ layers, ids }: { layers: readonly LayerLegend[]; ids: readonly string[] }) {
  const { toggleLayer } = useVerbs();
  const offered = ids.flatMap((id) => layers.find((layer) => layer.id === id) ?? []);
  return (
    <ul className="layer-chips" data-scrolls>
      {offered.map(({ id, name, isShown, entries, ageLimit }) => (
        <li key={id}>
          <button type="button" aria-pressed={isShown} onClick={() => toggleLayer(id)}>
            {entries.length > 0 && <Swatch swatch={entries[Math.floor(entries.length / 2)].swatch} />}
            <span className="layer-chips-name">{name}</span>
            {ageLimit && <LayerAge limit={ageLimit} />}
          </button>
        </li>
      ))}
    </ul>
  );
}
