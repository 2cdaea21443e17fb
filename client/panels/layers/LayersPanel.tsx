import type { LayerLegend } from '../../store/legend.ts';
import { Pane } from '../../ui/Pane.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { useCellNote } from '../legend/use-cell-note.ts';
import { LayerAge } from './LayerAge.tsx';
import { LayerChoices } from './LayerChoices.tsx';
import { PlaceDataTag, PlaceFaults } from './PlaceFaults.tsx';
import { Swatch } from './Swatch.tsx';
import './layers.css';

type LayersPanelProps = {
  /** Topmost first; none until the map has been loaded. */
  layers: readonly LayerLegend[];
  isSimpleMap: boolean;
};

/** What the map shows, each layer with its legend, its unit and its age. */
export function LayersPanel({ layers, isSimpleMap }: LayersPanelProps) {
  const t = useText();
  const grids = useApp((state) => state.district?.gridNames.size);
  return (
    <Pane title={t('layers.title')} note={grids === undefined ? undefined : t('unit.grids', { count: grids })}>
      {isSimpleMap && (
        <p className="pane-line">
          <Tag tone="warning">{t('layers.simple-map')}</Tag>
        </p>
      )}
      {layers.length === 0 && <p className="pane-line">– –</p>}
      <ul>
        {layers.map((layer) => (
          <LayerChip key={layer.id} layer={layer} />
        ))}
      </ul>
      <PlaceFaults />
    </Pane>
  );
}

/** One layer with its switch, its unit, its legend and the age of its news. */
export function LayerChip({ layer }: { layer: LayerLegend }) {
  const t = useText();
  const { toggleLayer } = useVerbs();
  const isBroken = useApp((state) => state.brokenLayers.includes(layer.id));
  const cellNote = useCellNote();
  const { id, name, unit, isShown, form, entries, choices, problem, ageLimit, needs } = layer;
  const sample = entries[Math.floor(entries.length / 2)]?.swatch;
  return (
    <li className={isShown ? 'layer-chip' : 'layer-chip is-off'}>
      <label className="layer-chip-head">
        <input type="checkbox" data-row checked={isShown} onChange={() => toggleLayer(id)} />
        <span className="layer-chip-name">{name}</span>
        {!isShown && sample && <Swatch swatch={sample} />}
        {isBroken && <Tag tone="warning">{t('layers.broken')}</Tag>}
        {isShown && problem && <Tag tone="warning">{problem}</Tag>}
        {needs && <PlaceDataTag kind={needs} />}
        {ageLimit && <LayerAge limit={ageLimit} />}
      </label>
      {unit && <p className="layer-chip-unit">{unit}</p>}
      {isShown && cellNote && id === 'tickets' && <p className="layer-chip-unit">{cellNote}</p>}
      {isShown && entries.length > 0 && (
        <ul className={`layer-legend is-${form}`}>
          {entries.map(({ swatch, label }) => (
            <li key={label}>
              <Swatch swatch={swatch} />
              <span>{label}</span>
            </li>
          ))}
        </ul>
      )}
      {isShown && choices.length > 0 && <LayerChoices choices={choices} />}
    </li>
  );
}
