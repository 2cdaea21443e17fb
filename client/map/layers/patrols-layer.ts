import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import type { PatrolCell } from '../../../core/protocol/stream.ts';
import type { Words } from '../../i18n/t.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { MAP_FONT } from '../basemap.ts';
import { CellExtension, type CellProps } from '../cell-extension.ts';
import type { MapLayer, Picked } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';

const EXTENSIONS = [new CellExtension()];
/** Half of the diagonal of a cell of 100 m. */
const CELL_REACH_METERS = 50 * Math.SQRT2;
const COUNTS_FROM_SCALE = 0.9;
/** Quiet: a cell says that somebody passed, which is no news to look at twice. */
const OPACITY = 0.75;

const words: Words<'name' | 'unit' | 'cell' | 'members' | 'note'> = {
  'zh-CN': {
    name: '流动网格员',
    unit: '近 60 分钟，100 m 格，3 人以上',
    cell: '有人经过',
    members: '人',
    note: '近 60 分钟经过，不显示个人',
  },
  en: {
    name: 'Mobile patrol members',
    unit: 'last 60 min, 100 m cells, three or more',
    cell: 'somebody passed',
    members: 'members',
    note: 'in the last 60 minutes; nobody is shown by themselves',
  },
};

/** Where patrols were in the last hour: cells of 100 m with a count, never a person. */
export const patrolsLayer: MapLayer = {
  id: 'patrols',
  words,
  ageLimit: { source: 'patrol', seconds: 60 },
  legend: {
    form: 'list',
    entries: ({ language }) => [{ swatch: { kind: 'dots', token: 'hue-patrol' }, label: words[language].cell }],
  },
  drawing: { kind: 'overlay', layers: (scene) => [cells(scene), counts(scene)] },
  pick: (object, scene) => pickCell(object as PatrolCell, scene), // the layer draws nothing else
};

function cells({ patrolCells, palette, symbolScale }: MapScene): Layer {
  return new ScatterplotLayer<PatrolCell, CellProps>({
    id: 'patrols',
    data: patrolCells,
    pickable: true,
    radiusUnits: 'meters',
    radiusMinPixels: 5 * symbolScale.whole,
    getPosition: ({ position }) => position,
    getRadius: CELL_REACH_METERS,
    getFillColor: deckColor(palette['hue-patrol'], OPACITY),
    cellPitchPx: 5 * symbolScale.whole,
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette },
  });
}

function counts({ patrolCells, palette, letterScale, symbolScale }: MapScene): Layer {
  return new TextLayer<PatrolCell>({
    id: 'patrols-counts',
    data: patrolCells,
    visible: symbolScale.places >= COUNTS_FROM_SCALE * symbolScale.whole,
    characterSet: '0123456789',
    fontFamily: MAP_FONT.join(', '),
    fontSettings: { fontSize: 48, sdf: true },
    outlineWidth: 4,
    outlineColor: deckColor(palette['map-land']),
    getText: ({ count }) => String(count),
    getPosition: ({ position }) => position,
    getSize: 13,
    sizeScale: letterScale,
    getColor: deckColor(palette['text-1']),
    updateTriggers: { getColor: palette },
  });
}

function pickCell({ count }: PatrolCell, { language }: MapScene): Picked {
  const text = words[language];
  return {
    selection: NOTHING_SELECTED,
    tooltip: { title: `${text.name} ${count} ${text.members}`, lines: [text.note] },
  };
}
