import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { CodeTable, District, GridProperties } from '../../core/domain/district.ts';
import type { DistrictPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { Organisation } from '../../core/domain/organisation.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import type { SliceOf } from './slice.ts';

export type GridCollection = FeatureCollection<Polygon | MultiPolygon, GridProperties>;

/** The files of a district folder as they were read. */
export type DistrictFiles = {
  readonly body: DistrictBody;
  readonly grids: GridCollection;
  readonly codes: CodeTable;
  readonly places: DistrictPlaces;
  /** Absent where the district has no such file, or none that is of use. */
  readonly organisation?: Organisation;
};

/** The district folder as the page needs it. */
export type LoadedDistrict = DistrictPlaces & {
  readonly body: DistrictBody;
  readonly grids: GridCollection;
  readonly organisation?: Organisation;
  readonly gridNames: ReadonlyMap<GridId, string>;
  readonly categoryNames: ReadonlyMap<string, District['name']>;
  /** The family of a category, of those that belong to one. */
  readonly categoryParents: ReadonlyMap<string, string>;
  /** Words for other codes, by kind and code: `shift.night`. */
  readonly termNames: ReadonlyMap<string, District['name']>;
};

export type DistrictSlice = {
  district: LoadedDistrict | undefined;
  replaceDistrict(files: DistrictFiles): void;
};

export const districtSlice: SliceOf<DistrictSlice> = (set, get) => ({
  district: undefined,

  replaceDistrict({ body, grids, codes, places, organisation }) {
    const gridNames = new Map(grids.features.map(({ properties }) => [properties.gridId as GridId, properties.name]));
    const categoryNames = new Map(codes.categories.map(({ code, name }) => [code, name]));
    const categoryParents = new Map(codes.categories.flatMap(({ code, parent }) => (parent ? [[code, parent]] : [])));
    const termNames = new Map(codes.terms?.map(({ kind, code, name }) => [`${kind}.${code}`, name]));
    set({ district: { ...places, body, grids, organisation, gridNames, categoryNames, categoryParents, termNames } });
    get().forgetUnknown();
  },
});

export const selectDistrict = ({ district }: DistrictSlice): LoadedDistrict | undefined => district;

/** The zone that the clock of the district shows; the world's until it is known. */
export const selectZone = ({ district }: DistrictSlice): string => district?.body.zone ?? 'UTC';
