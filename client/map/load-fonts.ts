import type { LoadedDistrict } from '../store/district.ts';
import { MAP_FONT } from './basemap.ts';

/** A font that takes longer, or never comes, is not waited for. */
const WAIT_MS = 3_000;

/**
 * Have the fonts of all map text ready. Both the map and the overlay keep the pictures of the glyphs they have drawn,
 * so a font that comes after the first label comes too late.
 *
 * Of the shipped fonts only the files that hold these characters are fetched.
 */
export async function loadMapFonts(district: LoadedDistrict): Promise<void> {
  const places = [...district.streets, ...district.water, ...district.heatAreas].map(({ name }) => name);
  const areas = district.grids.features.flatMap(({ properties }) => [
    properties.communityName ?? '',
    properties.subdistrictName ?? '',
  ]);
  const text = [...new Set([...district.gridNames.values(), ...places, ...areas].join(''))].join('');
  // A font that cannot be had is no reason to show no map: the system's takes its place.
  const fonts = Promise.allSettled(MAP_FONT.map((family) => document.fonts.load(`400 24px "${family}"`, `${text}0`)));
  await Promise.race([fonts, new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
}
