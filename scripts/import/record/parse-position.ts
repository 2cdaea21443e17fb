import type { LonLat } from '../../../core/geo/units.ts';
import type { PointOrder } from '../mapping/roles.ts';

/** A pair of degrees as the file gives it, in the file's own datum; or why there is none. */
export type ParsedPosition =
  | { readonly kind: 'position'; readonly position: LonLat }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  /** One of the two columns is blank. */
  | { readonly kind: 'incomplete' };

const NONE: ParsedPosition = { kind: 'none' };
const UNREADABLE: ParsedPosition = { kind: 'unreadable' };

const BLANK = /^(?:|-+|\/|null|none|nan|n\/?a|\\n|#n\/a|undefined|unknown|无|空|暂无|未知)$/i;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const SEXAGESIMAL = /^(\d{1,3})[°度]\s*(\d{1,2})[′'分]\s*(?:(\d{1,2}(?:\.\d+)?)(?:["″秒]|''|′′))?\s*([NSEW])?$/i;
const WELL_KNOWN_TEXT = /^(?:SRID=\d+;\s*)?POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)$/i;
const GEOJSON_PAIR = /"coordinates"\s*:\s*\[\s*([^,\]]+),\s*([^,\]]+)/;
/** A bare pair at the end of a cell, brackets or not; what stands before it is an address on lines of its own. */
const BARE_PAIR = /(?:^|\n)\s*[([（]?\s*([^\s,，;]+)\s*[,，;\s]\s*([^\s,，;()）\]]+)\s*[)）\]]?$/;

/** Whether a cell says "nothing here" in one of the ways exports do. */
export const isBlank = (text: string): boolean => BLANK.test(text.trim());

/** Two columns of degrees. */
export function parseLonLat(lonText: string, latText: string): ParsedPosition {
  const blanks = Number(isBlank(lonText)) + Number(isBlank(latText));
  if (blanks === 2) return NONE;
  if (blanks === 1) return { kind: 'incomplete' };
  return pair(parseDegrees(lonText), parseDegrees(latText));
}

/**
 * One column with both: WKT and GeoJSON points, which are always longitude first, or a bare pair in a given order.
 */
export function parsePoint(text: string, order: PointOrder): ParsedPosition {
  const clean = text.trim();
  if (isBlank(clean)) return NONE;
  const ordered = WELL_KNOWN_TEXT.exec(clean) ?? GEOJSON_PAIR.exec(clean);
  if (ordered) return pair(parseDegrees(ordered[1]), parseDegrees(ordered[2]));
  const bare = BARE_PAIR.exec(clean);
  if (!bare) return UNREADABLE;
  const [first, second] = [parseDegrees(bare[1]), parseDegrees(bare[2])];
  return order === 'lonlat' ? pair(first, second) : pair(second, first);
}

/** A number of degrees, with a decimal point, a decimal comma, or minutes and seconds. */
export function parseDegrees(text: string): number | undefined {
  const clean = text.normalize('NFKC').trim();
  const plain = /^[+-]?\d{1,3},\d+$/.test(clean) ? clean.replace(',', '.') : clean;
  if (NUMBER.test(plain)) return Number(plain);
  const found = SEXAGESIMAL.exec(clean);
  if (!found) return undefined;
  const degrees = Number(found[1]) + Number(found[2]) / 60 + Number(found[3] ?? 0) / 3600;
  return /[SW]/i.test(found[4] ?? '') ? -degrees : degrees;
}

function pair(lon: number | undefined, lat: number | undefined): ParsedPosition {
  if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) return UNREADABLE;
  return { kind: 'position', position: [lon, lat] };
}
