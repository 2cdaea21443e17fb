import type { FeatureCollection, LineString, Point } from 'geojson';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { GridId, TicketId } from '../../../core/domain/ids.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { epochMs, type LonLat } from '../../../core/geo/units.ts';
import type { GridCollection } from '../../store/district.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { describeLayers } from '../describe-layers.ts';
import { GLYPH_SHAPES } from '../glyph-extension.ts';
import type { MapLayer } from '../layer.ts';
import { LayerPainter } from '../layer-painter.ts';
import { LAYER_STACK } from '../layer-stack.ts';
import type { MapScene } from '../scene.ts';
import { closedTicketLayer } from './closed-ticket-layer.ts';
import { gridLabelsLayer, zoomToFit } from './grid-labels-layer.ts';
import { gridsLayer } from './grids-layer.ts';
import { emptyDistrict, makeScene, nativeOf, PALETTE, propsOf } from './layer-fixtures.ts';
import { newTicketRings } from './new-ticket-rings.ts';
import { partyNamesLayer, partyUnitsLayer } from './party-units-layer.ts';
import { placeNamesLayer } from './place-names-layer.ts';
import { reworkLayer } from './rework-layer.ts';
import { roomsIn } from './symbol-room-layer.ts';
import { ticketLayer } from './ticket-layer.ts';
import { ticketSelectionLayer } from './ticket-selection-layer.ts';

const ticket = (id: string, fields: Partial<Ticket> = {}): Ticket => ({
  id: id as TicketId,
  stage: 'handling',
  category: 'A01',
  codeVersion: 'v1',
  channel: 'hotline',
  position: [126.5, 43.8],
  gridId: '0101' as GridId,
  times: { receivedAt: epochMs(0) },
  changedAt: epochMs(0),
  reworkCount: 0,
  source: 'simulator',
  provenance: 'simulated',
  ...fields,
});

describe('the layer of tickets', () => {
  it('draws each grade in its shape and size, and one without a grade as ordinary', () => {
    const [props] = propsOf(ticketLayer, makeScene());
    const looks = (['urgent', 'sudden', 'key', 'ordinary', undefined] as const).map((grade) => {
      const one = ticket('a', { grade });
      return [props.getGlyphShape(one), props.getRadius(one)];
    });
    const { diamond, triangle, square, circle } = GLYPH_SHAPES;
    expect(looks).toEqual([
      [diamond, 10],
      [triangle, 8],
      [square, 7],
      [circle, 5.6],
      [circle, 5.6],
    ]);
  });

  it('keeps the array it was given, and is hollow only when the data is late', () => {
    const ticketSymbols = { singles: [ticket('a')], clusters: [] };
    const [fresh] = propsOf(ticketLayer, makeScene({ ticketSymbols }));
    const [late] = propsOf(ticketLayer, makeScene({ ticketSymbols, isStale: true }));
    expect(fresh.data).toBe(ticketSymbols.singles);
    expect([fresh.glyphIsHollow, late.glyphIsHollow]).toEqual([false, true]);
  });

  it('selects the ticket that was hit and says what it is', () => {
    const picked = ticketLayer.pick?.(ticket('a'), makeScene());
    expect(picked?.selection).toEqual({ kind: 'ticket', id: 'a' });
    expect(picked?.tooltip.lines[0]).toBe('0101 · 处置');
  });
});

describe('the layer of rework', () => {
  it('puts a circle around what came back, and lets it lose its weight when the data is late', () => {
    const ticketSymbols = { singles: [ticket('a'), ticket('b', { reworkCount: 2 })], clusters: [] };
    const [fresh] = propsOf(reworkLayer, makeScene({ ticketSymbols }));
    const [late] = propsOf(reworkLayer, makeScene({ ticketSymbols, isStale: true }));
    expect(fresh.data.map(({ id }: Ticket) => id)).toEqual(['b']);
    expect(fresh.getRadius(ticket('b'))).toBeGreaterThan(5.6); // the symbol of an ordinary one
    expect(late.getLineColor).not.toEqual(fresh.getLineColor);
  });
});

describe('a cluster of tickets', () => {
  it('says how many it holds and the worst of them, and a click goes nearer', () => {
    const picked = ticketLayer.pick?.({ position: [126.5, 43.8], count: 12, grade: 'urgent' }, makeScene());
    expect(picked?.selection).toBe(NOTHING_SELECTED);
    expect(picked?.tooltip.title).toBe('12 件');
    expect(picked?.approach?.position).toEqual([126.5, 43.8]);
  });
});

describe('the rings of new tickets', () => {
  const pulses = [{ ticketId: 'a' as TicketId, position: [126.5, 43.8] as [number, number], startedAt: 1_000_000 }];

  it('move by one number, with the data left alone', () => {
    const [before] = propsOf(newTicketRings, makeScene({ pulses, time: 1_000_000 }));
    const [after] = propsOf(newTicketRings, makeScene({ pulses, time: 1_001_500 }));
    expect(after.data).toBe(before.data);
    expect([before.ringTime, after.ringTime]).toEqual([0, 1.5]);
    expect(after.updateTriggers).toEqual(before.updateTriggers);
  });

  it('rest where motion is unwanted, and are hidden while the data is late', () => {
    expect(propsOf(newTicketRings, makeScene({ pulses, reducedMotion: true }))[0]).toMatchObject({
      ringIsStill: true,
      ringSeconds: 10,
    });
    expect(propsOf(newTicketRings, makeScene({ pulses, isStale: true }))[0].visible).toBe(false);
  });
});

describe('the selection', () => {
  it('rings the selected ticket, and nothing where it has no place', () => {
    const withPlace = propsOf(ticketSelectionLayer, makeScene({ selectedTicket: ticket('a') }));
    const without = propsOf(ticketSelectionLayer, makeScene({ selectedTicket: ticket('b', { position: undefined }) }));
    expect(withPlace.map(({ data }) => data.length)).toEqual([1, 1, 1]);
    expect(without.map(({ data }) => data.length)).toEqual([0, 0, 0]);
  });
});

describe('the choropleth', () => {
  const grid = { properties: { gridId: '0101', name: '1-01' } };

  it('colors by the steps of the scene', () => {
    const drawing = gridsLayer.drawing;
    if (drawing.kind !== 'native') throw new Error('Areas are drawn by the map.');
    const [fill] = drawing.layers(makeScene({ gridScale: [0, 1, 5, 10, 15, 20] }));
    const color = fill.type === 'fill' ? (fill.paint?.['fill-color'] as unknown[]) : [];
    expect(color.slice(2)).toEqual([
      PALETTE['demand-1'],
      1,
      PALETTE['demand-2'],
      5,
      PALETTE['demand-3'],
      10,
      PALETTE['demand-4'],
      15,
      PALETTE['demand-5'],
      20,
      PALETTE['demand-6'],
    ]);
  });

  it('says of a silent grid that nothing was heard, and not that it has none', () => {
    const silent = gridsLayer.pick?.(grid, makeScene());
    const calm = gridsLayer.pick?.(grid, makeScene({ heardGrids: new Set(['0101' as GridId]) }));
    expect(silent?.tooltip.lines).toEqual(['窗口内无上报，不作推断']);
    expect(calm?.tooltip.lines).toEqual(['在办 0 件']);
  });
});

describe('the stack', () => {
  it('has every id once and words in both languages', () => {
    const ids = LAYER_STACK.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { words } of LAYER_STACK) expect([words['zh-CN'].name, words.en.name]).not.toContain('');
  });

  it('shows a layer that is off at first when it was switched', () => {
    const shownOf = (toggledLayers: string[]) =>
      describeLayers(makeScene({ language: 'en', toggledLayers }))
        .filter((layer) => layer.isShown)
        .map(({ id }) => id);
    expect(shownOf([])).not.toContain(closedTicketLayer.id);
    expect(shownOf([closedTicketLayer.id, ticketLayer.id])).toContain(closedTicketLayer.id);
    expect(shownOf([closedTicketLayer.id, ticketLayer.id])).not.toContain(ticketLayer.id);
  });

  it('prepares nothing of a layer that is hidden or has nothing to draw', () => {
    const painter = new LayerPainter([closedTicketLayer, ticketLayer], () => {});
    const drawnOf = (scene: MapScene) =>
      Object.fromEntries(
        painter.overlayLayers(scene).map(({ id, props }) => [id, { isVisible: props.visible, data: props.data }]),
      );
    const one = ticket('T-1');
    const tickets = { closedTickets: [one], ticketSymbols: { singles: [one], clusters: [] } };
    const hidden = { isVisible: false, data: [] };
    const first = drawnOf(makeScene(tickets));
    expect(first[closedTicketLayer.id]).toEqual(hidden);
    expect(first[`${ticketLayer.id}-rings`]).toEqual(hidden);
    expect(first[ticketLayer.id]).toEqual({ isVisible: true, data: [one] });
    const switched = drawnOf(makeScene({ ...tickets, toggledLayers: [closedTicketLayer.id, ticketLayer.id] }));
    expect(switched[closedTicketLayer.id]).toEqual({ isVisible: true, data: [one] });
    expect(switched[ticketLayer.id]).toEqual(hidden);
  });

  it('makes anew what depends on what changed, and nothing else', () => {
    const painter = new LayerPainter(LAYER_STACK, () => {});
    const scene = makeScene({
      pulses: [{ ticketId: ticket('T-1').id, position: [126.5, 43.8], startedAt: 0 }],
      time: 1,
    });
    const first = painter.overlayLayers(scene);
    const changedBy = (next: typeof scene, isAnew?: boolean) => {
      const drawn = painter.overlayLayers(next, isAnew);
      expect(drawn.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      return drawn.filter((layer) => !first.includes(layer)).map(({ id }) => id);
    };
    expect(changedBy({ ...scene })).toEqual([]);
    expect(changedBy({ ...scene, time: 2 })).toEqual([newTicketRings.id]);
    expect(changedBy(scene, true)).toEqual(first.map(({ id }) => id)); // another canvas
  });

  it('loses only the layer that throws, and reports it once', () => {
    const broken: MapLayer = {
      ...closedTicketLayer,
      id: 'broken',
      drawing: {
        kind: 'overlay',
        layers: () => {
          throw new Error('no buffers');
        },
      },
    };
    const reported: string[] = [];
    const painter = new LayerPainter([broken, ticketLayer], (id) => reported.push(id));
    expect(painter.overlayLayers(makeScene()).map(({ id }) => id)).toContain('tickets');
    expect(painter.overlayLayers(makeScene()).map(({ id }) => id)).toContain('tickets');
    expect(reported).toEqual(['broken']);
  });
});

describe('the layer of the party tree', () => {
  const square = (west: number) => {
    const [east, south, north] = [west + 0.01, 43.8, 43.81];
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ].map(([lon, lat]) => [lon, lat]);
  };
  const grid = (gridId: string, west: number) => ({
    type: 'Feature' as const,
    properties: { gridId, name: gridId, households: 1 },
    geometry: { type: 'Polygon' as const, coordinates: [square(west)] },
  });
  const grids = {
    type: 'FeatureCollection',
    features: [grid('a', 126.5), grid('b', 126.51)],
  } as unknown as GridCollection;
  const unit = {
    code: 'u',
    name: '松涛社区党组织',
    gridIds: ['a', 'b'] as GridId[],
    partyGroups: 5,
    centerHouseholds: undefined,
  };
  const scene = makeScene({ district: emptyDistrict({ grids }), partyUnits: [unit] });
  const dataOf = (layer: MapLayer) => {
    if (layer.drawing.kind !== 'native') throw new Error('It is drawn by the map.');
    const [source] = Object.values(layer.drawing.sources(scene));
    return (source as GeoJSONSourceSpecification).data as FeatureCollection;
  };

  it('has one outline around the grids of a unit, and its name in their middle with what is known of it', () => {
    const [outline] = dataOf(partyUnitsLayer).features;
    // the side the two squares share is no border
    expect((outline.geometry as LineString).coordinates).toHaveLength(7);
    const [name] = dataOf(partyNamesLayer).features;
    expect((name.geometry as Point).coordinates[0]).toBeCloseTo(126.51);
    expect(name.properties).toEqual({ name: '松涛社区党组织', counts: '党小组 5 · 中心户 —' });
  });

  it('takes the place of the names of the other tree', () => {
    const fields = (of: MapScene) =>
      [...nativeOf(placeNamesLayer, of), ...nativeOf(gridLabelsLayer, of)].map(
        ({ layout }) => (layout as { 'text-field': unknown })['text-field'],
      );
    expect(fields(scene)).toEqual(['', '', '']);
    expect(new Set(fields(makeScene()))).not.toContain('');
  });
});

describe('the room of symbols', () => {
  const ticketSymbols = {
    singles: [ticket('a', { grade: 'urgent' })],
    clusters: [{ position: [126.51, 43.81] as LonLat, count: 12, grade: 'key' as const }],
  };

  it('is as large as they are drawn, and none where they are not shown', () => {
    const symbolScale = { whole: 2, open: 1.5, closed: 1, places: 1 };
    // an urgent ticket is 10 px, a count of 12 is 9 + 2.2 · log2(12 / 4 + 1) = 13.4 px
    expect(roomsIn(makeScene({ ticketSymbols, symbolScale }))).toEqual([
      { at: [126.51, 43.81], reachPx: 13.4 * 2 },
      { at: [126.5, 43.8], reachPx: 10 * 1.5 },
    ]);
    expect(roomsIn(makeScene({ ticketSymbols, toggledLayers: ['tickets'] }))).toEqual([]);
  });

  it('is above all names, since the map gives room from the top down', () => {
    const ids = LAYER_STACK.flatMap((layer) => nativeOf(layer, makeScene())).map(({ id }) => id);
    expect(ids.at(-1)).toBe('symbol-room');
  });
});

describe('zoomToFit', () => {
  it('asks one zoom more of a grid half as wide', () => {
    expect(zoomToFit('1-01', 0.005) - zoomToFit('1-01', 0.01)).toBeCloseTo(1);
  });
});

describe('the letters of a map', () => {
  it('grow with its place: on a wall the smallest are 20 px', () => {
    const wall = makeScene({ letterScale: 20 / 12 }); // the smallest letters of a desk are 12 px, those of a wall 20
    const sizes = LAYER_STACK.flatMap((layer) => nativeOf(layer, wall))
      .filter(({ type, layout }) => type === 'symbol' && layout && 'text-field' in layout)
      .map(({ layout }) => (layout as { 'text-size': number })['text-size']);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBe(20);
  });
});
