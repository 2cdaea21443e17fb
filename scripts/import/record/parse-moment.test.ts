import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../mapping/roles.ts';
import { isNoMoment, parseMoment } from './parse-moment.ts';

const HALF_PAST = '2026-01-17T16:50:00';

/** What a clock on the wall showed, in the order the value is written in. */
const WALL: readonly [string, string, DateOrder?][] = [
  ['2026-01-17T16:50:00', HALF_PAST],
  ['2026-01-17T16:50:00.000', HALF_PAST],
  ['2026-01-17 16:50', HALF_PAST],
  ['2026/1/17 16:50', HALF_PAST],
  ['2026.01.17 16:50:00', HALF_PAST],
  ['2026年1月17日 16:50', HALF_PAST],
  ['2026年01月17日16时50分', HALF_PAST],
  ['2026年1月17日 下午4点50分00秒', HALF_PAST],
  ['2026/1/17 下午 4:50:00', HALF_PAST],
  ['２０２６／１／１７　１６：５０', HALF_PAST],
  ['20260117165000', HALF_PAST],
  ['202601171650', HALF_PAST],
  ['20260117 16:50', HALF_PAST],
  ['1/17/26 16:50', HALF_PAST, 'mdy'],
  ['01/17/2026 04:50:00 PM', HALF_PAST, 'mdy'],
  ['17/1/2026 16:50', HALF_PAST, 'dmy'],
  ['17.01.2026 16:50', HALF_PAST, 'dmy'],
  ['26/1/17 16:50', HALF_PAST, 'ymd'],
  ['17-JAN-26 04.50.00 PM', HALF_PAST],
  ['2026 Jan 17 04:50:00 PM', HALF_PAST],
  ['17 January 2026, 4:50 p.m.', HALF_PAST],
  ['Jan 17, 2026 4:50 PM', HALF_PAST],
  ['Saturday, January 17th 2026 16:50', HALF_PAST],
  // 2026-01-17 is day 46,039 of a spreadsheet; 16:50 is 1010 of 1440 minutes, 0.7013888…
  ['46039.7013888889', HALF_PAST],
  ['2026-01-17', '2026-01-17T00:00:00'],
  ['20260117', '2026-01-17T00:00:00'],
  ['46039', '2026-01-17T00:00:00'],
  ['01/31/2016 12:00:00 AM', '2016-01-31T00:00:00', 'mdy'],
  ['1/31/16 12:30 PM', '2016-01-31T12:30:00', 'mdy'],
  ['2026-01-17 24:00', '2026-01-18T00:00:00'],
  ['2026-01-17 中午11:30', '2026-01-17T11:30:00'],
  ['2026-01-17 中午1点', '2026-01-17T13:00:00'],
  ['2026-01-17 凌晨12:10', '2026-01-17T00:10:00'],
];

const INSTANTS: readonly [string, string][] = [
  ['2026-01-17T16:50:00Z', '2026-01-17T16:50:00Z'],
  ['2026-01-17T16:50:00+08:00', '2026-01-17T16:50:00+08:00'],
  ['2026-01-17 16:50:00+0800', '2026-01-17T16:50:00+08:00'],
  ['2026-01-17 16:50:00-08', '2026-01-17T16:50:00-08:00'],
  ['2026-01-17 16:50:00 UTC', '2026-01-17T16:50:00Z'],
  ['Sat Jan 17 2026 16:50:00 GMT+0800 (China Standard Time)', '2026-01-17T16:50:00+08:00'],
  ['Sat, 17 Jan 2026 16:50:00 GMT', '2026-01-17T16:50:00Z'],
  // 1,768,668,600 s after 1970 is 2026-01-17 16:50 UTC
  ['1768668600', '2026-01-17T16:50:00Z'],
  ['1768668600000', '2026-01-17T16:50:00Z'],
];

describe('parseMoment', () => {
  it.each(WALL)('reads %s as a clock on the wall at %s', (text, expected, order = 'mdy') => {
    expect(parseMoment(text, order)).toEqual({ kind: 'wall', at: Date.parse(`${expected}Z`) });
  });

  it.each(INSTANTS)('reads %s as the moment %s', (text, expected) => {
    expect(parseMoment(text)).toEqual({ kind: 'instant', at: Date.parse(expected) });
  });

  it.each([
    'soon',
    '13/13/2020',
    '2026-02-30',
    '2026-01-17 25:00',
    '2026-01-17 12:61',
    '2026-01-17 12:00 ABC',
    '12',
    '90210-1234',
    'T-1',
  ])('does not read %s', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  it('reads back every minute that it is given in its own ways', () => {
    const minute = fc.integer({ min: 0, max: 5_000_000 }).map((n) => Date.UTC(2010, 0, 1) + n * 60_000);
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(minute, (at) => {
        const date = new Date(at);
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const time = `${date.getUTCHours()}:${two(date.getUTCMinutes())}`;
        const serial = at / 86_400_000 + 25_569;
        const written: [string, DateOrder][] = [
          [`${month}/${day}/${year} ${time}`, 'mdy'],
          [`${two(day)}.${two(month)}.${year} ${time}`, 'dmy'],
          [`${year}年${month}月${day}日 ${time}`, 'mdy'],
          [serial.toFixed(9), 'mdy'],
        ];
        return written.every(([text, order]) => parseMoment(text, order)?.at === at);
      }),
      { seed: 11 },
    );
  });
});

describe('isNoMoment', () => {
  it('knows what databases write for nothing', () => {
    expect(['0000-00-00 00:00:00', '1900-01-01', '9999-12-31'].every(isNoMoment)).toBe(true);
    expect(isNoMoment('2026-01-17')).toBe(false);
  });
});
