import { selectMapNotice } from '../../store/basemap.ts';
import type { LayerLegend, LegendEntry } from '../../store/legend.ts';
import { useApp } from '../app-context.ts';
import { Swatch } from '../layers/Swatch.tsx';
import { useCellNote } from './use-cell-note.ts';
import './legend.css';

/** What the shown layers mean, a line each; the notice that every map carries stands with it. */
export function LegendStrip({ layers }: { layers: readonly LayerLegend[] }) {
  const notice = useApp(selectMapNotice);
  const cellNote = useCellNote();
  return (
    <section className="legend-strip">
      <ul>
        {layers
          .filter(({ isShown, entries }) => isShown && entries.length > 0)
          .map(({ id, name, unit, form, entries }) => (
            <li key={id} className={`is-${form}`}>
              {entries.map((entry, index) => (
                <Entry key={entry.label} {...entry} name={index === 0 ? name : undefined} />
              ))}
              {form === 'ramp' && <span className="legend-strip-unit">{unit}</span>}
            </li>
          ))}
      </ul>
      {cellNote && <p className="legend-strip-cell">{cellNote}</p>}
      <p className="legend-strip-notice">{notice}</p>
    </section>
  );
}

/** A sample with its word; the first one of a layer stays with the layer's name. */
function Entry({ swatch, label, name }: LegendEntry & { name: string | undefined }) {
  return (
    <span className="legend-strip-entry">
      {name && <span className="legend-strip-name">{name}</span>}
      <Swatch swatch={swatch} />
      {label}
    </span>
  );
}
