import { BASEMAP_FILE } from '../../core/domain/district.ts';
import type { OwnBasemap } from '../../core/domain/own-basemap.ts';
import type { AppState } from './store.ts';
import type { Language } from './view.ts';

type Known = Pick<AppState, 'district' | 'basemapHasFailed'>;

/** The base map the operator has drawn under the data; nothing where there is none, or it cannot be had at present. */
export const selectOwnBasemap = ({ district, basemapHasFailed }: Known): OwnBasemap | undefined =>
  basemapHasFailed ? undefined : district?.body.ownBasemap;

/** Where the vectors of the base map are read from; nothing where there are none, or they cannot be had at present. */
export function selectBasemapUrl({ district, basemapHasFailed }: Known): string | undefined {
  if (basemapHasFailed) return undefined;
  const own = district?.body.ownBasemap;
  if (own) return own.kind === 'pmtiles' && own.content === 'vectors' ? own.url : undefined;
  return district?.body.files.find(({ name }) => name === BASEMAP_FILE)?.url;
}

/** Whether the operator's map takes the place of everything that the district's own would draw of the ground. */
export const hasForeignGround = (own: OwnBasemap | undefined): boolean =>
  own !== undefined && !(own.kind === 'pmtiles' && own.content === 'vectors');

/** What is printed on every map: the notice of the district, and whose map lies under the data. */
export function selectMapNotice(state: Known & { language: Language }): string {
  const { district, language } = state;
  const notices = [district?.body.mapNotice[language], selectOwnBasemap(state)?.attribution[language]];
  return notices.filter(Boolean).join(' · ');
}

/** Whether map and link may not leave the house: the district has no notice under which its map may be shown outside. */
export const selectIsInternalOnly = ({ district }: Pick<AppState, 'district'>): boolean =>
  district?.body.internalOnly ?? false;
