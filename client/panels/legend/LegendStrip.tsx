import { selectMapNotice } from '../../store/basemap.ts';
import type { LayerLegend } from '../../store/legend.ts';
import { useApp } from '../app-context.ts';
import { Swatch } from '../layers/Swatch.tsx';
import './legend.css';

/** What the shown layers mean, a line each; the notice that every map carries stands with it. */
export function LegendStrip({ layers }: { layers: readonly LayerLegend[] }) {
  const notice = useApp(selectMapNotice);
  return (
    <section className="legend-strip">
      <ul>
        {layers
          .filter(({ isShown, entries }) => isShown && entries.length > 0)
          .map(({ id, name, unit, form, entries }) => (
            <li key={id} className={`is-${form}`}>
              <span className="legend-strip-name">{name}</span>
              {entries.map(({ swatch, label }) => (
                <span key={label} className="legend-strip-entry">
                  <Swatch swatch={swatch} />
                  {label}
                </span>
              ))}
              {form === 'ramp' && <span className="legend-strip-unit">{unit}</span>}
            </li>
          ))}
      </ul>
      <p className="legend-strip-notice">{notice}</p>
    </section>
  );
}
