import type { Feature, Polygon, Position } from 'geojson';
import { writeUnitCells } from '../../../core/geo/unit-cells.ts';
import type { BoundingBox } from '../../../core/geo/units.ts';
import { writeWalkGraph } from '../../../core/geo/walk-graph.ts';
import { demoCodes } from '../demo-codes.ts';
import { dissolve } from '../plane/rings.ts';
import type { LatticePoint } from '../plane/segment.ts';
import { buildingFile } from './building-file.ts';
import { contractedGraph } from './contracted-graph.ts';
import { toLattice } from './curve.ts';
import { eldersOf } from './elders.ts';
import { elevationFile } from './elevation.ts';
import {
  area,
  CENTER,
  DRAWN_DECIMALS,
  drawn,
  feature,
  line,
  POST_DECIMALS,
  point,
  round,
  toDegrees,
} from './geo-json.ts';
import { RAILWAY } from './geography.ts';
import { landmarks } from './landmarks.ts';
import type { Demo } from './make-demo.ts';
import { metersOf } from './named-streets.ts';
import { emptyPremises, openMarkets } from './open-markets.ts';
import { communityEnglish, gridEnglish } from './organisation-readings.ts';
import { organisationOf } from './party-and-business.ts';
import { WORK_TERMS } from './road-works.ts';
import { slimPaths } from './slim-paths.ts';
import { damPath, surroundings } from './surroundings.ts';
import { unitCells } from './unit-cells.ts';

export const CODE_VERSION = 'fengman-demo-1';
export const NOTICE = '演示 · 示意图（虚构）';
/** Every file of the folder by name. Features stand one to a line, and each file says that all of it is invented. */
export function demoFiles(demo: Demo): ReadonlyMap<string, string | Uint8Array> {
  const notice = new TextEncoder().encode(NOTICE);
  const { plan, demand, gridOf } = demo;
  const graph = contractedGraph(demand.network, plan.height, CENTER);
  const grids = gridFeatures(demo);
  return new Map<string, string | Uint8Array>([
    ['district.json', `${JSON.stringify(district(demo, grids), null, 2)}\n`],
    ['codes.json', codes()],
    ['grids.geojson', collectionText(grids)],
    ['organisation.json', organisationText(demo)],
    ...collections(demo).map(([name, features]): [string, string] => [name, collectionText(features)]),
    ['elevation.bin', elevationFile(plan.height, notice)],
    ['unit-cells.bin', writeUnitCells({ center: CENTER, cells: unitCells(plan) }, notice)],
    ['walk-graph.bin', writeWalkGraph(graph, notice)],
    ['buildings.bin', buildingFile(plan.buildings, { ...demand, gridOf }, CENTER, notice)],
  ]);
}

const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
const collectionText = (features: readonly Feature[]) =>
  `{"type":"FeatureCollection","notice":${JSON.stringify(NOTICE)},"features":${lines(features)}}\n`;

/** The district's box has a margin, so that what stands on its border lies within. */
function district({ plan }: Demo, grids: readonly Feature[]) {
  const urban = grids.filter(({ properties }) => properties?.kind === 'urban');
  const corners = urban.flatMap(({ geometry }) => (geometry as Polygon).coordinates.flat());
  const bbox = boxAround(
    plan.land.border.map((point) => toDegrees(point)),
    0.002,
  );
  return {
    id: 'fengman-demo',
    name: { 'zh-CN': '丰满区（演示 · 示意）', en: 'Fengman (demo)' },
    zone: 'Asia/Shanghai',
    bbox,
    homeBbox: boxAround(corners, 0),
    datum: 'WGS-84',
    mapNotice: { 'zh-CN': '示意图（虚构）', en: 'Schematic map (invented)' },
    synthetic: true,
    windowDays: 400,
    codeVersion: CODE_VERSION,
    notice: NOTICE,
  };
}

function organisationText(demo: Demo): string {
  const parts = Object.entries(organisationOf(demo)).map(([key, rows]) => `${JSON.stringify(key)}:${lines(rows)}`);
  return `{"notice":${JSON.stringify(NOTICE)},${parts.join(',')}}\n`;
}

function boxAround(positions: readonly Position[], margin: number): BoundingBox {
  const [lons, lats] = [0, 1].map((axis) => positions.map((position) => position[axis]));
  return [
    round(Math.min(...lons) - margin, 6),
    round(Math.min(...lats) - margin, 6),
    round(Math.max(...lons) + margin, 6),
    round(Math.max(...lats) + margin, 6),
  ];
}

function codes(): string {
  const { categories, terms } = demoCodes();
  const works = WORK_TERMS.map(({ code, zh, en }) => ({ kind: 'work', code, name: { 'zh-CN': zh, en } }));
  return `{"version":${JSON.stringify(CODE_VERSION)},"notice":${JSON.stringify(NOTICE)},"categories":${lines(categories)},"terms":${lines([...terms, ...works])}}\n`;
}

function collections(demo: Demo): [string, Feature[]][] {
  const { plan, streets, lamps, circuits, works, sites, heat } = demo;
  const paths = slimPaths(streets.streets.map(({ path }) => path));
  return [
    ['water.geojson', waterFeatures(demo)],
    [
      'streets.geojson',
      streets.streets.map(({ streetId, name, class: streetClass, widthMeters }, i) =>
        feature({ streetId, name: name.zh, nameEn: name.en, class: streetClass, widthMeters }, line(paths[i])),
      ),
    ],
    ['sites.geojson', sites.map(({ at, ...properties }) => feature(properties, point(at)))],
    ['circuits.geojson', circuits.map(({ at, ...properties }) => feature(properties, point(at, POST_DECIMALS)))],
    [
      'lamps.geojson',
      lamps.map(({ at, relit, ...properties }) =>
        feature({ ...properties, ...(relit && { relit }) }, point(at, POST_DECIMALS)),
      ),
    ],
    [
      'works.geojson',
      works.map(({ path, ...properties }) =>
        feature({ ...properties, meters: round(metersOf(path), 2) }, line(path, 9)),
      ),
    ],
    ['heat-areas.geojson', heat.map(({ polygon, ...properties }) => feature(properties, area(polygon)))],
    [
      'railways.geojson',
      [
        feature({ name: '松江铁路', nameEn: 'Songjiang Railway', kind: 'railway' }, line(toLattice(RAILWAY))),
        feature({ name: '江城高架路', nameEn: 'Jiangcheng Elevated Road', kind: 'elevated' }, line(longestMain(demo))),
      ],
    ],
    ['markets.geojson', openMarkets(demo).map(({ polygon, ...properties }) => feature(properties, area(polygon)))],
    ['premises.geojson', emptyPremises(demo).map(({ at, ...properties }) => feature(properties, point(at)))],
    [
      'structures.geojson',
      [feature({ name: '松湖大坝', nameEn: 'Songhu Dam', kind: 'dam', widthMeters: 16 }, line(damPath(plan)))],
    ],
    [
      'landmarks.geojson',
      landmarks(plan).map(({ at, ...properties }) => feature(properties, point(at, DRAWN_DECIMALS))),
    ],
    [
      'surroundings.geojson',
      surroundings(plan).map(({ polygon, ...properties }) => feature(properties, drawn(polygon))),
    ],
    ['blocks.geojson', plan.blocks.map(({ use, polygon }) => feature({ use }, drawn(polygon)))],
  ];
}

/** The elevated road stands on pillars above the longest main street. */
const longestMain = ({ streets: { streets } }: Demo): readonly LatticePoint[] =>
  streets
    .filter((street) => street.class === 'main')
    .map(({ path }) => path)
    .reduce((a, b) => (metersOf(b) > metersOf(a) ? b : a));

/** In the order of their codes; `buildings.bin` counts them in this order too. */
function gridFeatures({ plan, gridOf }: Demo): Feature[] {
  const group = new Int32Array(plan.areas.plan.map.faces.length).fill(-1);
  plan.units.forEach(({ faces }, grid) => {
    for (const face of faces) group[face] = grid;
  });
  const outlines = dissolve(plan.areas.plan.map, group);
  const households = plan.units.map(() => 0);
  const elders = plan.units.map(() => 0);
  const inhabited = plan.units.map(() => 0);
  plan.buildings.forEach((building, i) => {
    households[gridOf[i]] += plan.households[i];
    if (plan.households[i] > 0) inhabited[gridOf[i]] += 1;
    elders[gridOf[i]] += plan.households[i] * eldersOf(building);
  });
  return plan.units.map(({ gridId, name, kind, community }, grid) =>
    feature(
      {
        gridId,
        name,
        nameEn: gridEnglish({ name, community }),
        kind,
        community: community.code,
        communityName: community.name,
        communityNameEn: communityEnglish(community.name),
        subdistrict: community.subdistrict.code,
        subdistrictName: community.subdistrict.name,
        subdistrictNameEn: community.subdistrict.english,
        households: households[grid],
        buildings: inhabited[grid],
        ...(households[grid] > 0 && { eldersPercent: Math.round(elders[grid] / households[grid]) }),
      },
      area(outlines.get(grid)![0]), // every grid has faces, all in one piece
    ),
  );
}

function waterFeatures({ plan: { areas } }: Demo): Feature[] {
  const names = ['river', 'lake'] as const;
  const group = Int32Array.from(areas.ground, (ground) => names.indexOf(ground as 'river'));
  const outlines = dissolve(areas.plan.map, group);
  return names.flatMap((kind, i) =>
    (outlines.get(i) ?? []).map((polygon) =>
      feature(
        { name: kind === 'river' ? '松江' : '松湖', nameEn: kind === 'river' ? 'Songjiang River' : 'Songhu Lake' },
        area(polygon),
      ),
    ),
  );
}
