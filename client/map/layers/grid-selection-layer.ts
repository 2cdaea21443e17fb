import { GRIDS_SOURCE } from '../grid-source.ts';
import type { MapLayer } from '../layer.ts';
import type { MapScene } from '../scene.ts';

const LINE = 'grid-selection';
const CASING = 'grid-selection-casing';

/** The selected grid, outlined. */
export const gridSelectionLayer: MapLayer = {
  id: 'grid-selection',
  words: {
    'zh-CN': { name: '选中的网格', unit: '' },
    en: { name: 'Selected grid', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: (scene) => {
      const { palette } = scene;
      const line = { type: 'line', source: GRIDS_SOURCE, filter: isSelected(scene) } as const;
      return [
        { ...line, id: CASING, paint: { 'line-color': palette['map-halo'], 'line-width': 6 } },
        {
          ...line,
          id: LINE,
          layout: { 'line-join': 'round' },
          paint: { 'line-color': palette.selection, 'line-width': 2.5 },
        },
      ];
    },
    update(map, scene, before) {
      if (scene.selection === before?.selection) return;
      for (const id of [CASING, LINE]) map.setFilter(id, isSelected(scene));
    },
  },
};

function isSelected({ selection }: MapScene): ['==', ['get', 'gridId'], string] {
  return ['==', ['get', 'gridId'], selection.kind === 'grid' ? selection.id : ''];
}
