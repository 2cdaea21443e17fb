import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { District, GridProperties } from '../../core/domain/district.ts';
import { latticeOver } from '../../core/geo/lattice.ts';
import { type BoundingBox, type LonLat, lonLat, meters } from '../../core/geo/units.ts';
import { communityName } from './grid-town-names.ts';

/**
 * Grid Town (格子镇): a square town whose distances are arithmetic.
 *
 * Streets run every 100 m, north to south and east to west, on the sphere of `EARTH_RADIUS_METERS`. One degree of
 * latitude is `L = π / 180 × 6,371,008.8 m = 111,195.08 m`, so a block is `100 / L` degrees high; it is
 * `100 / (L × cos 43.83°)` degrees wide, exactly 100 m at the middle latitude and 6 cm off at the rim, 4 km away.
 * A grid is 5 × 5 blocks, the town 16 × 16 grids: 8 km × 8 km.
 */
export const GRID_TOWN = {
  center: lonLat(126.55, 43.83),
  blockMeters: 100,
  blocksPerGrid: 5,
  /** Grids along one side of the town. */
  side: 16,
  /** Grids along one side of a community. */
  communitySide: 4,
} as const;

/** Blocks along one side of the town; its corners are counted from 0 to this. */
export const TOWN_BLOCKS = GRID_TOWN.side * GRID_TOWN.blocksPerGrid;

const { center, blockMeters, blocksPerGrid, side, communitySide } = GRID_TOWN;
const block = latticeOver([...center, ...center], meters(blockMeters));
const halfTownBlocks = TOWN_BLOCKS / 2;
/** Nine decimals of a degree are 0.1 mm, far below what any of our distances prints. */
const DECIMALS = 1e9;
const communitiesAcross = side / communitySide;
/** Four subdistricts, one per quarter of the town. */
const SUBDISTRICTS_ACROSS = 2;
const SUBDISTRICT_NAMES = ['南岸街道', '桥南街道', '北岸街道', '桥北街道'] as const;

type GridFeature = Feature<Polygon, GridProperties & { community: string; subdistrict: string }>;

/** The street corner `x` blocks east and `y` blocks north of the town's south-west corner. */
export function corner(x: number, y: number): LonLat {
  const degrees = (middle: number, step: number, blocks: number) =>
    Math.round((middle + (blocks - halfTownBlocks) * step) * DECIMALS) / DECIMALS;
  return lonLat(degrees(center[0], block.lonStep, x), degrees(center[1], block.latStep, y));
}

/** `district.json`. Its box is the town and one block around it, so that the rim is inside whatever rounding does. */
export function gridTownDistrict(): District {
  const bbox: BoundingBox = [...corner(-1, -1), ...corner(TOWN_BLOCKS + 1, TOWN_BLOCKS + 1)];
  return {
    id: 'grid-town',
    name: { 'zh-CN': '格子镇（演示 · 示意）', en: 'Grid Town (demo)' },
    zone: 'Asia/Shanghai',
    bbox,
    datum: 'WGS-84',
    mapNotice: { 'zh-CN': '示意图（虚构）', en: 'Schematic map (invented)' },
    synthetic: true,
    windowDays: 400,
    codeVersion: 'doorstep-demo-1',
  };
}

/** `grids.geojson`, in the order of the grids' codes. */
export function gridTownGrids(): FeatureCollection<Polygon, GridFeature['properties']> {
  const features: GridFeature[] = [];
  for (let row = 0; row < side; row++) for (let column = 0; column < side; column++) features.push(grid(column, row));
  features.sort((a, b) => (a.properties.gridId < b.properties.gridId ? -1 : 1));
  return { type: 'FeatureCollection', features };
}

/** Communities and the grids in them are both counted row by row from the south-west. */
function grid(column: number, row: number): GridFeature {
  const communityColumn = Math.floor(column / communitySide);
  const communityRow = Math.floor(row / communitySide);
  const community = communityRow * communitiesAcross + communityColumn + 1;
  const number = (row % communitySide) * communitySide + (column % communitySide) + 1;
  const quarter = (index: number) => Math.floor((index * SUBDISTRICTS_ACROSS) / communitiesAcross);
  const subdistrict = quarter(communityRow) * SUBDISTRICTS_ACROSS + quarter(communityColumn) + 1;
  return {
    type: 'Feature',
    properties: {
      gridId: twoDigits(community) + twoDigits(number),
      name: `${community}-${twoDigits(number)}`,
      community: twoDigits(community),
      communityName: communityName(community),
      subdistrict: String(subdistrict),
      subdistrictName: SUBDISTRICT_NAMES[subdistrict - 1],
      households: householdsOf(column, row),
    },
    geometry: { type: 'Polygon', coordinates: [squareRing(column * blocksPerGrid, row * blocksPerGrid)] },
  };
}

/**
 * 500 households in each of the four grids in the middle and 25 less per ring of grids around them. Ring k has
 * 4 (2k + 1) grids, so the town has Σ 4 (2k + 1) (500 − 25k) = 97,200 households, k from 0 to 7.
 */
function householdsOf(column: number, row: number): number {
  const fromMiddle = (index: number) => (index < side / 2 ? side / 2 - 1 - index : index - side / 2);
  return 500 - 25 * Math.max(fromMiddle(column), fromMiddle(row));
}

/** Counterclockwise and closed (RFC 7946, section 3.1.6). */
function squareRing(x: number, y: number): LonLat[] {
  const [east, north] = [x + blocksPerGrid, y + blocksPerGrid];
  return [corner(x, y), corner(east, y), corner(east, north), corner(x, north), corner(x, y)];
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
