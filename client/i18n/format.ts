import type { Language } from './t.ts';

/** Numbers and moments as people read them, in one language and in the district's zone. */
export type Format = {
  /** `12,345` */
  count(value: number): string;
  /** `12,345`, and from ten thousand on short: `3.7 万`, `37K` */
  short(value: number): string;
  /** `2 秒前`, `1 小时 12 分前` */
  age(ageMs: number): string;
  /** `36 分`, `2 小时 10 分`; the sign is left to the words around it */
  span(ms: number): string;
  /** `16:52:05` */
  clock(at: number): string;
  /** `16:52` */
  minute(at: number): string;
  /** `2026-01-17` */
  date(at: number): string;
  /** `01-17 16:52` */
  moment(at: number): string;
  weekday(at: number): string;
};

const known = new Map<string, Format>();

/** @param zone - IANA name; times are the district's, never the viewer's. */
export function formatIn(language: Language, zone: string): Format {
  const key = `${language} ${zone}`;
  let format = known.get(key);
  if (!format) {
    format = createFormat(language, zone);
    known.set(key, format);
  }
  return format;
}

/** Fewer still have room with all their digits. */
const SHORT_FROM = 10_000;

/** Between a figure and a Chinese unit stands a space. */
const spaced = (text: string) => text.replace(/(\d)(\p{Script=Han})/u, '$1 $2');

function createFormat(language: Language, zone: string): Format {
  const number = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const weekday = new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'short' });
  // Swedish writes dates as the standard does: 2026-01-17 16:52:05.
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const text = (at: number) => parts.format(at).replace('T', ' ');
  return {
    count: (value) => number.format(value).replace('-', '−'),
    short: (value) => (value < SHORT_FROM ? number.format(value) : spaced(compact.format(value))),
    age: (ageMs) => `${spanText(language, ageMs)}${AGE_UNITS[language].space}${AGE_UNITS[language].ago}`,
    span: (ms) => spanText(language, Math.abs(ms)),
    clock: (at) => text(at).slice(11, 19),
    minute: (at) => text(at).slice(11, 16),
    date: (at) => text(at).slice(0, 10),
    moment: (at) => text(at).slice(5, 16),
    weekday: (at) => weekday.format(at),
  };
}

type AgeUnits = { second: string; minute: string; hour: string; day: string; ago: string; space: string };

const AGE_UNITS: Record<Language, AgeUnits> = {
  'zh-CN': { second: '秒', minute: '分', hour: '小时', day: '天', ago: '前', space: '' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'd', ago: 'ago', space: ' ' },
};

/** At most two units, and no seconds beside minutes: an age is read at a glance. */
function spanText(language: Language, ms: number): string {
  const { second, minute, hour, day } = AGE_UNITS[language];
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (seconds < 60) return `${seconds} ${second}`;
  if (minutes < 60) return `${minutes} ${minute}`;
  return hours < 24 ? two(hours, hour, minutes % 60, minute) : two(days, day, hours % 24, hour);
}

const two = (large: number, largeUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
