import { readExplorer, writeExplorer } from './explorer.ts';
import { readFields, writeFields } from './fields.ts';
import { readFilter, writeFilter } from './filter.ts';
import { memo } from './memo.ts';
import type { AppStore } from './store.ts';
import { type Camera, LANGUAGES, NOTHING_SELECTED, type Selection, type ThemeChoice, type ViewState } from './view.ts';

/** What of the view an address tells, and so what makes it another one. */
const PARTS = [
  'language',
  'themeChoice',
  'selection',
  'toggledLayers',
  'camera',
  'filter',
  'fields',
  'explorer',
  'singleKeys',
] as const;

type UrlView = Pick<ViewState, (typeof PARTS)[number]>;

const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'dark', 'night', 'light'];

/** What an address says about the view. What it does not say, or says wrongly, is the default. */
export function readUrl(search: string): UrlView {
  const query = new URLSearchParams(search);
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')) ?? 'zh-CN',
    themeChoice: THEME_CHOICES.find((choice) => choice === query.get('theme')) ?? 'system',
    selection: readSelection(query),
    toggledLayers: readLayers(query.get('layers')),
    camera: readCamera(query.get('map')),
    filter: readFilter(query),
    fields: readFields(query),
    explorer: readExplorer(query),
    singleKeys: query.get('keys') !== 'off',
  };
}

/** The address of a view: defaults leave no trace, so that a link says only what was chosen. */
export function writeUrl(view: UrlView): string {
  const { language, themeChoice, selection, toggledLayers, camera, filter, fields, explorer, singleKeys } = view;
  const query = new URLSearchParams();
  if (language !== 'zh-CN') query.set('lang', language);
  if (themeChoice !== 'system') query.set('theme', themeChoice);
  if (selection.kind !== 'none') query.set(selection.kind, selection.id);
  if (toggledLayers.length > 0) query.set('layers', toggledLayers.join(','));
  if (camera)
    query.set('map', `${camera.center[0].toFixed(5)},${camera.center[1].toFixed(5)},${camera.zoom.toFixed(2)}`);
  for (const [name, value] of [...writeFilter(filter), ...writeFields(fields), ...writeExplorer(explorer)])
    query.set(name, value);
  if (!singleKeys) query.set('keys', 'off');
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}

/** Keep address bar and store the same, both ways. @returns a function that ends it. */
export function bindUrl(store: AppStore, page: Pick<Window, 'location' | 'history' | 'addEventListener'>): () => void {
  page.addEventListener('popstate', () => {
    store.getState().setView(readUrl(page.location.search));
    store.getState().forgetUnknown();
  });
  const addressOf = memo((view: UrlView) => PARTS.map((part) => view[part]), writeUrl);
  return store.subscribe((state) => {
    const search = addressOf(state);
    if (search !== page.location.search) page.history.replaceState(null, '', page.location.pathname + search);
  });
}

/** As the schema of ids has it. */
const MOST_ID_CHARS = 64;
const LAYER_NAME = /^[a-z][a-z-]{0,39}$/;
const MOST_LAYERS = 40;

/** What can be selected, by its name in an address; the first one an address names is meant. */
const SELECTABLE = ['ticket', 'grid', 'site', 'lamp', 'work', 'circuit', 'market', 'community', 'subdistrict'] as const;

function readSelection(query: URLSearchParams): Selection {
  for (const kind of SELECTABLE) {
    const id = query.get(kind);
    // An id is whatever its authority writes; an unknown one says so itself.
    if (id && id.length <= MOST_ID_CHARS) return { kind, id } as Selection;
  }
  return NOTHING_SELECTED;
}

/** Names a layer may have; the map forgets those it does not know. */
function readLayers(text: string | null): string[] {
  const names = (text ?? '').split(',').filter((name) => LAYER_NAME.test(name));
  return [...new Set(names)].slice(0, MOST_LAYERS);
}

function readCamera(text: string | null): Camera | undefined {
  const [lon, lat, zoom, ...rest] = (text ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const inRange = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 24;
  return inRange && rest.length === 0 ? { center: [lon, lat], zoom } : undefined;
}
