import { describe, expect, it } from 'vitest';
import { gridId, ticketId } from '../../../core/testing/make.ts';
import { gridSelectionLayer } from './grid-selection-layer.ts';
import { emptyDistrict, makeScene, nativeOf } from './layer-fixtures.ts';

const ring = [
  [126.5, 43.8],
  [126.51, 43.8],
  [126.51, 43.81],
  [126.5, 43.8],
];
const district = emptyDistrict({
  grids: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { gridId: '0101', name: 'one' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  },
});
const outlined = (fields: Parameters<typeof makeScene>[0]) =>
  nativeOf(gridSelectionLayer, makeScene({ district, ...fields })).flatMap((layer) =>
    layer.type === 'line' ? [layer.filter] : [],
  );

function veil(fields: Parameters<typeof makeScene>[0]) {
  const { drawing } = gridSelectionLayer;
  if (drawing.kind !== 'native') throw new Error('An outline is drawn by the map.');
  const [source] = Object.values(drawing.sources(makeScene({ district, ...fields })));
  return source.type === 'geojson' ? source.data : undefined;
}

describe('the outline of a grid', () => {
  it('is that of the selected one, and of the chosen one whatever is selected in it', () => {
    const named = (id: string) => [1, 2].map(() => ['==', ['get', 'gridId'], id]);
    expect(outlined({ selection: { kind: 'grid', id: gridId('0102') }, chosenGrid: gridId('0101') })).toEqual(
      named('0102'),
    );
    expect(outlined({ selection: { kind: 'ticket', id: ticketId('T-1') }, chosenGrid: gridId('0101') })).toEqual(
      named('0101'),
    );
    expect(outlined({})).toEqual(named(''));
  });

  it('leaves the chosen grid clear and veils what is around it', () => {
    const told = veil({ chosenGrid: gridId('0101') });
    expect(told).toMatchObject({
      features: [{ geometry: { type: 'Polygon', coordinates: [expect.anything(), ring] } }],
    });
  });

  it('veils nothing where no grid is chosen, or one without a shape', () => {
    expect(veil({})).toMatchObject({ features: [] });
    expect(veil({ chosenGrid: gridId('0909') })).toMatchObject({ features: [] });
  });
});
