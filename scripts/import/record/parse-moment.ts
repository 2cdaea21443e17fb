import type { DateOrder } from '../mapping/roles.ts';

/** A moment with a zone of its own, or what a clock on the wall showed, written as if it were UTC. */
export type ParsedMoment = { readonly kind: 'instant' | 'wall'; readonly at: number };

type Fields = { year: number; month: number; day: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|年(\d{1,2})月(\d{1,2})(?:日|(?!\d)))/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|T|\s)/;
const COMPACT_WITH_TIME = /^(\d{4}\d{2}\d{2})(\d{2})(\d{2})(\d{2})?$/;
const DAY_NAMED_MONTH = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*\.?[-,\s]+(\d{4}|\d{2})(?!\d)/i;
const NAMED_MONTH_DAY = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;
const YEAR_NAMED_MONTH = /^(\d{4})[-\s]([a-z]{3})[a-z]*\.?[-\s](\d{1,2})(?!\d)/i;
const WEEKDAY = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+|(?:星期|周)[一二三四五六日天]\s*)/i;
const TIME =
  /^(?:T|,?\s*)(上午|下午|凌晨|早上|中午|晚上)?\s*(\d{1,2})(?:[:.时点](\d{1,2})分?(?:[:.]?(\d{1,2})秒?)?(?:[.,](\d+))?|时|点|(?=\s*[ap]\.?m))\s*([ap])?(?:\.?m\.?)?/i;
const ZONE = /^\s*(?:(Z)|(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?|(UTC|GMT))\s*(?:\(.*\))?$/i;

/** What spreadsheets and databases write where there is no date. */
const PLACEHOLDER = /^(?:0000-00-00|0001-01-01|1899-12-3[01]|1900-01-0[01]|1900\/1\/[01]|9999-12-31)/;

/** 1950 to 2100 as days of a spreadsheet. */
const SERIAL_DAYS = [18_264, 73_415] as const;
/** 1970-01-01 as a day of a spreadsheet (1900 date system). */
const SERIAL_OF_EPOCH = 25_569;
const DAY_MS = 86_400_000;

/** Whether a value says "no moment" in one of the ways exports do. */
export const isNoMoment = (text: string): boolean => PLACEHOLDER.test(text);

/** The numbers of a date such as 1/2/20, whose order only its column can tell. */
export function numericDate(text: string): readonly [string, string, string] | undefined {
  const found = NUMERIC.exec(text.normalize('NFKC').replace(WEEKDAY, ''));
  return found ? [found[1], found[3], found[4]] : undefined;
}

/**
 * Read a moment in any of the ways exports write one: ISO 8601, numbers in a given order, named months, Chinese, compact,
 * spreadsheet serial days, epoch seconds or milliseconds.
 *
 * @returns undefined when it is none, or a day or time that no calendar has.
 */
export function parseMoment(text: string, order: DateOrder = 'mdy'): ParsedMoment | undefined {
  const clean = text.normalize('NFKC').trim().replace(/\s+/g, ' ').replace(WEEKDAY, '');
  return parseNumber(clean) ?? parseDateAndTime(clean, order);
}

function parseNumber(text: string): ParsedMoment | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const digits = text.split('.')[0].length;
  const value = Number(text);
  if (digits === 13) return { kind: 'instant', at: Math.round(value) };
  if (digits === 10) return { kind: 'instant', at: Math.round(value * 1000) };
  const isSerial = value >= SERIAL_DAYS[0] && value < SERIAL_DAYS[1];
  // A serial day has too few digits for more than a second.
  if (isSerial) return { kind: 'wall', at: Math.round(((value - SERIAL_OF_EPOCH) * DAY_MS) / 1000) * 1000 };
  return undefined;
}

function parseDateAndTime(text: string, order: DateOrder): ParsedMoment | undefined {
  const compact = COMPACT_WITH_TIME.exec(text);
  const full = compact ? `${compact[1]}T${compact[2]}:${compact[3]}:${compact[4] ?? '00'}` : text;
  const date = parseDate(full, order);
  if (!date) return undefined;
  const midnight = midnightOf(date.fields);
  return midnight === undefined ? undefined : parseTimeAndZone(full.slice(date.length), midnight);
}

/** The date at the beginning of a text, and how much of it that was. */
function parseDate(text: string, order: DateOrder): { fields: Fields; length: number } | undefined {
  let found = YEAR_FIRST.exec(text);
  if (found) return dated(found, found[1], found[2] ?? found[4], found[3] ?? found[5]);
  found = COMPACT.exec(text);
  if (found) return dated(found, found[1], found[2], found[3]);
  found = NUMERIC.exec(text);
  if (found) return numericInOrder(found, order);
  found = DAY_NAMED_MONTH.exec(text);
  if (found) return dated(found, found[3], monthNumber(found[2]), found[1]);
  found = YEAR_NAMED_MONTH.exec(text);
  if (found) return dated(found, found[1], monthNumber(found[2]), found[3]);
  found = NAMED_MONTH_DAY.exec(text);
  if (found) return dated(found, found[3], monthNumber(found[1]), found[2]);
  return undefined;
}

function numericInOrder(found: RegExpExecArray, order: DateOrder) {
  const [first, second, third] = [found[1], found[3], found[4]];
  if (order === 'ymd') return dated(found, first, second, third);
  return order === 'mdy' ? dated(found, third, first, second) : dated(found, third, second, first);
}

function dated(found: RegExpExecArray, year: string, month: string, day: string) {
  return { fields: { year: fullYear(year), month: Number(month), day: Number(day) }, length: found[0].length };
}

/** Exports of running systems: two digits are of this century. */
const fullYear = (year: string) => (year.length <= 2 ? 2000 + Number(year) : Number(year));

const monthNumber = (name: string) => String(MONTHS.indexOf(name.toLowerCase()) + 1);

function midnightOf({ year, month, day }: Fields): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? at : undefined;
}

function parseTimeAndZone(rest: string, midnight: number): ParsedMoment | undefined {
  if (rest.trim() === '') return { kind: 'wall', at: midnight };
  const time = TIME.exec(rest);
  const sinceMidnight = time ? timeMs(time) : undefined;
  if (!time || sinceMidnight === undefined) return undefined;
  const zone = rest.slice(time[0].length);
  if (zone.trim() === '') return { kind: 'wall', at: midnight + sinceMidnight };
  const offset = zoneMs(zone);
  return offset === undefined ? undefined : { kind: 'instant', at: midnight + sinceMidnight - offset };
}

/** @returns undefined for 25:00, 12:61 and the like; 24:00 is the end of the day. */
function timeMs([, chinese, hourText, minute = '0', second = '0', fraction = '', half]: RegExpExecArray) {
  const hour = half ? hourOfHalf(Number(hourText), half.toLowerCase() === 'p') : chineseHour(Number(hourText), chinese);
  const ms = Math.floor(Number(`0.${fraction || '0'}`) * 1000);
  const total = ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms;
  const isTime = hour >= 0 && Number(minute) < 60 && Number(second) <= 60 && total <= DAY_MS;
  return isTime ? total : undefined;
}

/** 12 a.m. is midnight, 12 p.m. is noon; 16 p.m. is 16. */
const hourOfHalf = (hour: number, isAfternoon: boolean) => (hour > 12 ? hour : (hour % 12) + (isAfternoon ? 12 : 0));

/** 中午11点 is before noon, 中午1点 after it; 晚上12点 is the end of the day. */
function chineseHour(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  if (half === '中午') return hour >= 10 ? hour : hour + 12;
  if (half === '晚上' && hour === 12) return 24;
  return hourOfHalf(hour, half === '下午' || half === '晚上');
}

function zoneMs(text: string): number | undefined {
  const zone = ZONE.exec(text);
  if (!zone) return undefined;
  const [, zulu, sign, hours, minutes = '0', named] = zone;
  if (zulu || named) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
