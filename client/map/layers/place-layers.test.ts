import { describe, expect, it } from 'vitest';
import type { LampId, RoadWorkId } from '../../../core/domain/ids.ts';
import type { CircuitId, Lamp } from '../../../core/domain/lamp.ts';
import type { Market, MarketId } from '../../../core/domain/market.ts';
import { SITE_TIERS, type Site, type SiteId, type SiteTier } from '../../../core/domain/site.ts';
import type { StreetId } from '../../../core/domain/street.ts';
import { localProjection } from '../../../core/geo/projection.ts';
import { epochMs, type LonLat, meters } from '../../../core/geo/units.ts';
import { MOMENT, PLACE } from '../../../core/testing/make.ts';
import type { LampView, SiteView } from '../../store/places.ts';
import type { Selection } from '../../store/view.ts';
import { describeLayers } from '../describe-layers.ts';
import { LAYER_STACK } from '../layer-stack.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { siteDetailAt } from '../site-detail.ts';
import { areaSelectionLayer } from './area-selection-layer.ts';
import { circuitsLayer } from './circuits-layer.ts';
import { lampsLayer } from './lamps-layer.ts';
import { emptyDistrict, makeScene, nativeOf, PALETTE, propsOf } from './layer-fixtures.ts';
import { marketsLayer } from './markets-layer.ts';
import { namedPlaces, placeNamesLayer } from './place-names-layer.ts';
import { ringAround } from './rings-layer.ts';
import { sitesLayer } from './sites-layer.ts';
import { worksLayer } from './works-layer.ts';

const site = (tier: SiteTier): Site => ({
  id: `S-${tier}` as SiteId,
  name: '桥南党群服务中心',
  tier,
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }],
  themes: [],
  position: PLACE,
});

describe('the sites', () => {
  it('are doors, larger by tier, the larger ones with a leaf', () => {
    const [props] = propsOf(sitesLayer, makeScene());
    const looks = (['center', 'station', 'micro', 'pop-up'] as const).map((tier) => {
      const view = { site: site(tier), isOpen: true };
      return [props.getRadius(view), props.getDoorLeaf(view)];
    });
    expect(looks).toEqual([
      [21 * 1.5, 1],
      [21 * 1.05, 1],
      [21 * 0.74, 0],
      [21 * 0.74, 0],
    ]);
  });

  it('are lit while open, and not where the hours are not known', () => {
    const [props] = propsOf(sitesLayer, makeScene());
    expect([true, false, undefined].map((isOpen) => props.getDoorLit({ isOpen }))).toEqual([1, 0, 0]);
  });

  it('leave the small ones to who comes near, but not the chosen one', () => {
    const sites = SITE_TIERS.map((tier) => ({ site: site(tier), isOpen: true }));
    const tiersOf = (fields: Partial<MapScene>) =>
      propsOf(sitesLayer, makeScene({ sites, ...fields }))[0].data.map(({ site: { tier } }: SiteView) => tier);
    expect(tiersOf({ siteDetail: 'all' })).toEqual(SITE_TIERS);
    expect(tiersOf({ siteDetail: 'stations' })).toEqual(['center', 'station']);
    expect(tiersOf({ siteDetail: 'centers' })).toEqual(['center']);
    const selection: Selection = { kind: 'site', id: site('micro').id };
    expect(tiersOf({ siteDetail: 'centers', selection })).toEqual(['center', 'micro']);
  });

  it.each([
    [11.8, 91, false, 'centers'],
    [12.5, 91, false, 'stations'],
    [14, 91, false, 'all'],
    [11.8, 27, false, 'all'], // so few never cover a town
    [11.8, 91, true, 'stations'],
    [16, 27, true, 'stations'],
  ] as const)('at zoom %d, %d of them, on a wall %s, are %s', (zoom, count, isWall, detail) => {
    expect(siteDetailAt(zoom, count, isWall)).toBe(detail);
  });

  it('say when they are open', () => {
    const picked = sitesLayer.pick?.({ site: site('micro'), isOpen: false }, makeScene());
    expect(picked?.selection).toEqual({ kind: 'site', id: 'S-micro' });
    expect(picked?.tooltip.lines).toEqual(['微站点 · 未开放', '周一、周二、周三、周四、周五 08:30–17:00']);
  });
});

describe('a 100 m ring', () => {
  it('is 100 m away all around, and closed', () => {
    const ring = ringAround({ position: PLACE });
    const { toPlane } = localProjection(PLACE);
    for (const position of ring) expect(Math.hypot(...toPlane(position))).toBeCloseTo(100, 4);
    expect(ring[0].map((degree) => degree.toFixed(9))).toEqual(ring.at(-1)?.map((degree) => degree.toFixed(9)));
  });
});

describe('the lamps', () => {
  const view = (light: LampView['light'], isInDarkStreet = false): LampView => ({
    lamp: {
      id: `L-${light}` as LampId,
      circuitId: 'C-1' as CircuitId,
      streetId: 'S-1' as StreetId,
      monitored: true,
      position: PLACE,
    } satisfies Lamp,
    light,
    isInDarkStreet,
  });
  const lampLights = { lamps: [view('lit'), view('dark'), view('dark', true), view('unknown')], darkStreets: [] };

  it('give light only where one is known to burn', () => {
    const [pools, , points, failed] = propsOf(lampsLayer, makeScene({ lampLights }));
    expect(pools.data).toEqual([lampLights.lamps[0]]);
    expect(points.data).toHaveLength(2);
    expect(failed.data).toHaveLength(2);
  });

  it('give it from dusk to dawn only, and say so', () => {
    const daylight = { isNight: false, turnsAt: epochMs(Date.parse('2026-01-17T16:56+08:00')) };
    const [pools, , points] = propsOf(lampsLayer, makeScene({ lampLights, daylight }));
    expect([pools.visible, points.visible]).toEqual([false, true]);
    const labels = (isNight: boolean) =>
      lampsLayer.legend
        ?.entries(
          makeScene({ district: emptyDistrict({ lamps: [view('lit').lamp] }), daylight: { ...daylight, isNight } }),
        )
        .map(({ label }) => label);
    expect(labels(false)).toContain('白天只示状态，亮灯自 16:56');
    expect(labels(true)).toContain('按日落计算，亮灯至 16:56');
  });

  it('are coral rings where one failed, and lemon ones in a dark street', () => {
    const failed = propsOf(lampsLayer, makeScene({ lampLights }))[3];
    expect(failed.getLineColor(view('dark'))).toEqual(deckColor(PALETTE['status-over']));
    expect(failed.getLineColor(view('dark', true))).toEqual(deckColor(PALETTE['status-soon']));
  });

  it('tell of a dark street as one thing', () => {
    const stretch = {
      streetId: 'S-1' as StreetId,
      name: '青松胡同',
      lampIds: ['L-1', 'L-2', 'L-3'] as LampId[],
      lengthMeters: meters(144.2),
      path: [],
    };
    expect(lampsLayer.pick?.(stretch, makeScene())?.tooltip).toEqual({
      title: '青松胡同',
      lines: ['整路不亮', '3 盏不亮 · 暗段 144 m'],
    });
  });

  it('show a circuit as out when all its lamps are dark', () => {
    const circuit = { id: 'C-1' as CircuitId, name: '1号控制箱', position: PLACE };
    const district = emptyDistrict({ circuits: [circuit] });
    const boxColor = (lamps: LampView[]) => {
      const [, boxes] = propsOf(circuitsLayer, makeScene({ district, lampLights: { lamps, darkStreets: [] } }));
      return boxes.getFillColor(boxes.data[0]);
    };
    expect(boxColor([view('dark'), view('dark')])).toEqual(deckColor(PALETTE['status-over']));
    expect(boxColor([view('dark'), view('lit')])).toEqual(deckColor(PALETTE.control));
    expect(boxColor([])).toEqual(deckColor(PALETTE.control));
  });
});

describe('the road works', () => {
  const place = {
    id: 'RW-1' as RoadWorkId,
    name: '桐林巷',
    kindCode: 'resurfacing',
    widthMeters: 9,
    path: [PLACE, PLACE],
  };
  const work = { id: place.id, stage: 'started', changedAt: MOMENT, plannedEndAt: MOMENT } as const;

  it('carry their stage and width to the map, also where the log is silent about them', () => {
    const drawing = worksLayer.drawing;
    if (drawing.kind !== 'native') throw new Error('Works are drawn by the map.');
    const scene = makeScene({
      works: [
        { place, work },
        { place, work: undefined },
      ],
    });
    const source = drawing.sources(scene).works;
    const features =
      source.type === 'geojson' && typeof source.data === 'object' && 'features' in source.data
        ? source.data.features
        : [];
    expect(features.map(({ properties }) => [properties?.stage, properties?.widthMeters])).toEqual([
      ['started', 9],
      ['silent', 9],
    ]);
  });

  it('say when they are to be done', () => {
    const scene = makeScene({ works: [{ place, work }], district: emptyDistrict() });
    const picked = worksLayer.pick?.({ properties: { id: 'RW-1' } }, scene);
    expect(picked?.tooltip.lines).toEqual(['resurfacing · 在建 2026-01-17', '宽 9 m', '计划完工 2026-01-17']);
  });
});

describe('the names of subdistricts and communities', () => {
  it('are those of subdistricts as far out on a wall as on a desk that sees as much', () => {
    const bandsAt = (whole: number) => {
      const scene = makeScene({ symbolScale: { whole, open: whole, closed: whole, places: whole } });
      return nativeOf(placeNamesLayer, scene).map(({ id, minzoom, maxzoom }) => [id, minzoom, maxzoom]);
    };
    expect(bandsAt(1)).toEqual([
      ['subdistrict-names', undefined, 12.5],
      ['community-names', 12.5, 14],
    ]);
    // twice as large, so that half as much is seen at the same zoom: one zoom later
    expect(bandsAt(2)).toEqual([
      ['subdistrict-names', undefined, 13.5],
      ['community-names', 13.5, 15],
    ]);
  });

  it('stand once each in the middle of their grids, and nowhere where the district names none', () => {
    const square = (west: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        [
          [west, 43],
          [west + 1, 43],
          [west + 1, 44],
          [west, 44],
          [west, 43],
        ],
      ],
    });
    const grid = (gridId: string, west: number, names: object) => ({
      type: 'Feature' as const,
      properties: { gridId, name: gridId, ...names },
      geometry: square(west),
    });
    const subdistrictName = '南岸街道';
    const features = [
      grid('1', 126, { communityName: '青园社区', subdistrictName }),
      grid('2', 127, { communityName: '云园社区', subdistrictName }),
      grid('3', 128, {}),
    ];
    const places = namedPlaces({ type: 'FeatureCollection', features }).map(({ properties, geometry }) => [
      properties?.name,
      geometry.type === 'Point' && geometry.coordinates.map((degree) => Number(degree.toFixed(6))),
    ]);
    // two squares of one degree side by side: their middles, and the middle between these
    expect(places).toEqual([
      [subdistrictName, [127, 43.5]],
      ['青园社区', [126.5, 43.5]],
      ['云园社区', [127.5, 43.5]],
    ]);
  });
});

describe('the markets', () => {
  const ring = [PLACE, [126.56, 43.83], [126.56, 43.84], PLACE] as LonLat[];
  const market: Market = {
    id: 'M-1' as MarketId,
    name: '绿洲便民市场',
    stalls: 51,
    hours: { from: '05:30', to: '18:00' },
    rings: [ring],
  };
  const scene = makeScene({ district: emptyDistrict({ markets: [market] }) });

  it('say how many carts may stand there and when, and open their card', () => {
    expect(marketsLayer.pick?.({ properties: { id: 'M-1' } }, scene)).toEqual({
      selection: { kind: 'market', id: 'M-1' },
      tooltip: { title: '绿洲便民市场', lines: ['51 个摊位', '每日 05:30–18:00'] },
    });
    expect(marketsLayer.pick?.({ properties: { id: 'M-9' } }, scene)).toBeUndefined();
  });

  it('are outlined when one is selected, as a community is', () => {
    const { drawing } = areaSelectionLayer;
    if (drawing.kind !== 'native') throw new Error('Outlines lie under the labels.');
    const drawn = drawing.sources(makeScene({ selectedOutline: [ring] }))['area-selection'];
    expect(drawn).toMatchObject({ data: { features: [{ geometry: { type: 'LineString', coordinates: ring } }] } });
  });
});

describe('a district without places', () => {
  it('has every layer all the same, and each legend of places says that there are none', () => {
    const scene = makeScene({ district: emptyDistrict() });
    for (const layer of LAYER_STACK) expect(() => [nativeOf(layer, scene), propsOf(layer, scene)]).not.toThrow();
    const legends = describeLayers(scene);
    const empty = legends.filter(({ entries }) => entries[0]?.label === '辖区资料中没有').map(({ id }) => id);
    expect(empty.sort()).toEqual(['circuits', 'heat-areas', 'lamps', 'markets', 'rings', 'sites', 'works']);
  });
});
