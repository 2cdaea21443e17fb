import type { CodeTable, District, GridProperties } from '../../../core/domain/district.ts';
import { type Datum, toWgs84 } from '../../../core/geo/datum.ts';
import type { BoundingBox } from '../../../core/geo/units.ts';
import { InputProblem } from '../input-problem.ts';
import { needsDeclaredDatum } from '../record/declared-datum.ts';
import { checkGeometry, type Polygons } from './check-geometry.ts';
import { chooseProperties, type PropertyChoice, propertyText } from './choose-properties.ts';
import { type AreaFile, datumOfCrs, type RawFeature } from './read-areas.ts';
import { labelOf, noAreas, type SetAside, withoutCode } from './set-aside.ts';

export type DistrictRequest = {
  readonly path: string;
  readonly id?: string;
  readonly name: string;
  readonly zone: string;
  readonly datum?: Datum;
  readonly idProperty?: string;
  readonly nameProperty?: string;
  /** Printed on every map. */
  readonly notice?: string;
  readonly codes?: CodeTable;
};

type GridFeature = {
  readonly type: 'Feature';
  readonly properties: GridProperties & Record<string, unknown>;
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: Polygons };
};

type SoundArea = { readonly feature: RawFeature; readonly polygons: Polygons };

const featureOf = ({ feature }: SoundArea) => feature;

/** The files of a district folder, and what was found out on the way. */
export type DistrictDraft = {
  readonly district: District;
  readonly grids: { readonly type: 'FeatureCollection'; readonly features: readonly GridFeature[] };
  readonly codes: CodeTable;
  readonly chosen: PropertyChoice;
  readonly turnedRings: number;
  readonly closedRings: number;
  /** Crossings too small to matter, by the index of the feature. */
  readonly slips: readonly { readonly index: number; readonly count: number }[];
  /** Features that are no areas, by index, with the reason. */
  readonly setAside: readonly SetAside[];
  /** The datum was taken from the standard of the format where it is often not so. */
  readonly datumAssumed: boolean;
};

const WINDOW_DAYS = 400;
const NO_NOTICE = { 'zh-CN': '内部工作用图 · 不得公开', en: 'For internal work only · not for publication' };

/**
 * Makes a district of area polygons. Features that are no areas are set aside; two areas of one code refuse the file,
 * since tickets would be counted in either.
 *
 * @throws InputProblem when nothing usable is left or the areas contradict each other.
 */
export function buildDistrict(file: AreaFile, request: DistrictRequest): DistrictDraft {
  const declared = datumOfCrs(file.crs, request.path);
  const datum = request.datum ?? declared ?? 'wgs84';
  const { areas, setAside: shapeless, ...findings } = sortFeatures(file, datum);
  if (areas.length === 0) throw new InputProblem(noAreas(request.path, shapeless));

  const given = { id: request.idProperty, name: request.nameProperty };
  const chosen = chooseProperties(areas.map(featureOf), given);
  const hasCode = ({ feature }: SoundArea) => propertyText(feature.properties[chosen.id]) !== '';
  const coded = areas.filter(hasCode);
  const codeless = areas.filter((area) => !hasCode(area)).map(({ feature }) => withoutCode(feature, chosen));
  const setAside = [
    ...shapeless.map((feature) => ({ ...feature, label: labelOf(feature.feature, chosen) })),
    ...codeless,
  ];
  if (coded.length === 0) throw new InputProblem(noAreas(request.path, setAside));
  checkIds(coded.map(featureOf), chosen.id);
  const features = coded.map(({ feature, polygons }) => gridFeature(feature, polygons, chosen));
  const id = request.id ?? idOfName(request.name);
  const codes = request.codes ?? { version: id, categories: [] };
  const district: District = {
    id,
    name: { 'zh-CN': request.name, en: request.name },
    zone: request.zone,
    bbox: boxOf(features),
    datum: datum === 'cgcs2000' ? 'CGCS2000' : 'WGS-84',
    mapNotice: request.notice ? { 'zh-CN': request.notice, en: request.notice } : NO_NOTICE,
    synthetic: false,
    windowDays: WINDOW_DAYS,
    codeVersion: codes.version,
  };
  const datumAssumed = request.datum === undefined && declared === undefined && needsDeclaredDatum(request.zone);
  return {
    district,
    grids: { type: 'FeatureCollection', features },
    codes,
    chosen,
    ...findings,
    setAside,
    datumAssumed,
  };
}

/** Areas on one side, features that are none on the other. */
function sortFeatures({ features }: AreaFile, datum: Datum) {
  const areas: SoundArea[] = [];
  const setAside: SetAside[] = [];
  const slips: { index: number; count: number }[] = [];
  let turnedRings = 0;
  let closedRings = 0;
  for (const feature of features) {
    const { index } = feature;
    const verdict = checkGeometry(feature.geometry, (position) => toWgs84(position, datum));
    if (!verdict.ok) {
      setAside.push({ feature, label: labelOf(feature), reason: verdict.reason });
      continue;
    }
    turnedRings += verdict.turnedRings;
    closedRings += verdict.closedRings;
    if (verdict.slips > 0) slips.push({ index, count: verdict.slips });
    areas.push({ feature, polygons: verdict.polygons });
  }
  return { areas, setAside, slips, turnedRings, closedRings };
}

function checkIds(features: readonly RawFeature[], key: string): void {
  const seen = new Map<string, number>();
  for (const { index, properties } of features) {
    const id = propertyText(properties[key]);
    if ([...id].length > 64 || /[\p{C}\u2028\u2029]/u.test(id)) {
      throw new InputProblem(
        `Feature ${index}: ${key} "${id.slice(0, 80)}" is longer than 64 characters or has line ends.`,
      );
    }
    const former = seen.get(id);
    if (former !== undefined) {
      throw new InputProblem(
        `Features ${former} and ${index} both have the ${key} ${id}: tickets would be counted in either. Correct the file, or name another property with --id-property.`,
      );
    }
    seen.set(id, index);
  }
}

/** The source's own properties stay beside ours, for whoever draws or joins them later. */
function gridFeature({ properties }: RawFeature, polygons: Polygons, chosen: PropertyChoice): GridFeature {
  const gridId = propertyText(properties[chosen.id]);
  const name = propertyText(properties[chosen.name]) || gridId;
  return {
    type: 'Feature',
    properties: { ...properties, gridId, name },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  };
}

/** The box of the areas themselves. A ticket outside it is outside the district, and no margin is added to blur that. */
function boxOf(features: readonly GridFeature[]): BoundingBox {
  const box: BoundingBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of features.flatMap(({ geometry }) => geometry.coordinates.flat(2))) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  if (box[2] - box[0] > 180) {
    throw new InputProblem('The areas lie on both sides of the antimeridian; a district must lie on one.');
  }
  return box;
}

/** `Los Angeles` → `los-angeles`; a name without Latin letters needs `--id`. */
function idOfName(name: string): string {
  const id = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  if (id !== '') return id;
  throw new InputProblem(`Give the district an id in Latin letters with --id, since none can be made of "${name}".`);
}
