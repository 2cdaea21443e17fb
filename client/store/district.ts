import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { CodeTable, District, GridProperties } from '../../core/domain/district.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import type { SliceOf } from './slice.ts';

export type GridCollection = FeatureCollection<Polygon | MultiPolygon, GridProperties>;

/** The district folder as the page needs it. */
export type LoadedDistrict = {
  readonly body: DistrictBody;
  readonly grids: GridCollection;
  readonly gridNames: ReadonlyMap<GridId, string>;
  readonly categoryNames: ReadonlyMap<string, District['name']>;
};

export type DistrictSlice = {
  district: LoadedDistrict | undefined;
  replaceDistrict(body: DistrictBody, grids: GridCollection, codes: CodeTable): void;
};

export const districtSlice: SliceOf<DistrictSlice> = (set) => ({
  district: undefined,

  replaceDistrict(body, grids, codes) {
    const gridNames = new Map(grids.features.map(({ properties }) => [properties.gridId as GridId, properties.name]));
    const categoryNames = new Map(codes.categories.map(({ code, name }) => [code, name]));
    set({ district: { body, grids, gridNames, categoryNames } });
  },
});
