import type { District } from '../../core/domain/district.ts';
import type { GridId, LampId, RoadWorkId, TicketId } from '../../core/domain/ids.ts';
import type { CircuitId } from '../../core/domain/lamp.ts';
import type { MarketId } from '../../core/domain/market.ts';
import type { SiteId } from '../../core/domain/site.ts';
import { type BoundingBox, isInside, type LonLat } from '../../core/geo/units.ts';
import { CLOSED_EXPLORER, type ExplorerView } from './explorer.ts';
import { DEFAULT_FIELDS, type FieldSettings } from './fields.ts';
import { NO_FILTER, type TicketFilter } from './filter.ts';
import type { SliceOf } from './slice.ts';

export type Language = keyof District['name'];
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
/** Night is a darker ground under the same light: for a room, or a wall, that is dark itself. */
export type Theme = 'dark' | 'night' | 'light';
export type ThemeChoice = Theme | 'system';

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'ticket'; readonly id: TicketId }
  | { readonly kind: 'grid'; readonly id: GridId }
  | { readonly kind: 'site'; readonly id: SiteId }
  | { readonly kind: 'lamp'; readonly id: LampId }
  | { readonly kind: 'work'; readonly id: RoadWorkId }
  | { readonly kind: 'circuit'; readonly id: CircuitId }
  | { readonly kind: 'market'; readonly id: MarketId }
  /** Units above the grid have one code in both trees. */
  | { readonly kind: 'community' | 'subdistrict'; readonly id: string };

export type Camera = { readonly center: LonLat; readonly zoom: number };

/** What the address bar tells, and what the device does. */
export type ViewState = {
  language: Language;
  themeChoice: ThemeChoice;
  /** What the device prefers; decides where the choice is `system`. */
  systemTheme: Exclude<Theme, 'night'>;
  reducedMotion: boolean;
  selection: Selection;
  /** Layers switched away from what they are by default. */
  toggledLayers: readonly string[];
  /** Absent while the map shows the whole district. */
  camera: Camera | undefined;
  filter: TicketFilter;
  /** Whether single letters are shortcuts; who dictates or types by mistake may switch them off (WCAG 2.1.4). */
  singleKeys: boolean;
  fields: FieldSettings;
  explorer: ExplorerView;
  /** Where the map stands, whether or not the address says so. */
  seen: Camera | undefined;
  /** Ids of all layers, once the map has told them. */
  knownLayers: readonly string[] | undefined;
};

export type ViewSlice = ViewState & {
  setView(view: Partial<ViewState>): void;
  select(selection: Selection): void;
  toggleLayer(id: string): void;
  /** Drop what an address names and nobody has: layers, areas of the filter, a view of elsewhere. As far as it is known yet. */
  forgetUnknown(): void;
  /** Narrow or widen what is shown; what is not named stays as it is. */
  narrow(part: Partial<TicketFilter>): void;
  /** Choose what fills the ground and how; what is not named stays as it is. */
  setFields(part: Partial<FieldSettings>): void;
};

export const NOTHING_SELECTED: Selection = { kind: 'none' };

export const viewSlice: SliceOf<ViewSlice> = (set, get) => ({
  language: 'zh-CN',
  themeChoice: 'system',
  systemTheme: 'light',
  reducedMotion: false,
  selection: NOTHING_SELECTED,
  toggledLayers: [],
  camera: undefined,
  filter: NO_FILTER,
  singleKeys: true,
  fields: DEFAULT_FIELDS,
  explorer: CLOSED_EXPLORER,
  seen: undefined,
  knownLayers: undefined,

  setView(view) {
    set(view);
  },

  select(selection) {
    set({ selection });
  },

  toggleLayer(id) {
    set(({ toggledLayers }) => ({
      toggledLayers: toggledLayers.includes(id) ? toggledLayers.filter((one) => one !== id) : [...toggledLayers, id],
    }));
  },

  forgetUnknown() {
    const { toggledLayers, knownLayers, filter, district, camera, selection } = get();
    const layers = toggledLayers.filter((id) => knownLayers?.includes(id) ?? true);
    const areas = filter.areas.filter((id) => district?.gridNames.has(id) ?? true);
    if (layers.length < toggledLayers.length) set({ toggledLayers: layers });
    if (areas.length < filter.areas.length) {
      const isForgotten = selection.kind === 'grid' && !areas.includes(selection.id);
      set({ filter: { ...filter, areas }, ...(isForgotten && { selection: NOTHING_SELECTED }) });
    }
    if (camera && district && !isInside(camera.center, surroundings(district.body.bbox))) set({ camera: undefined });
  },

  narrow(part) {
    set(({ filter }) => ({ filter: { ...filter, ...part } }));
  },

  setFields(part) {
    set(({ fields }) => ({ fields: { ...fields, ...part } }));
    get().fitGridScale();
  },
});

/** As far around the district as it is wide: beyond, there is nothing to see. */
const surroundings = ([west, south, east, north]: BoundingBox): BoundingBox => [
  2 * west - east,
  2 * south - north,
  2 * east - west,
  2 * north - south,
];

export function selectTheme({ themeChoice, systemTheme }: ViewState): Theme {
  return themeChoice === 'system' ? systemTheme : themeChoice;
}

export const selectLanguage = ({ language }: Pick<ViewState, 'language'>): Language => language;
