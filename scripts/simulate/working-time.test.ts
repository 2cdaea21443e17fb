import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { localClock } from './local-clock.ts';
import { secondsOfDayLeft, secondsOfWork } from './working-time.ts';

const HOUR = 3_600;
const clock = localClock('Asia/Shanghai');
/** A day of the week that begins on Monday, 12 January 2026. */
const on = (day: number, time: string) => epochMs(Date.parse(`2026-01-${11 + day}T${time}+08:00`));
const after = (at: EpochMs, seconds: number) => epochMs(at + 1000 * seconds);
const [MONDAY, FRIDAY, SATURDAY, SUNDAY] = [1, 5, 6, 7];

describe('working time', () => {
  it.each([
    ['goes on within a morning', on(MONDAY, '09:00'), 2, on(MONDAY, '11:00')],
    ['is not counted over lunch', on(MONDAY, '11:00'), 2, on(MONDAY, '15:00')],
    ['ends with the last of its hours and not with the next day', on(MONDAY, '14:00'), 4, on(MONDAY, '18:00')],
    ['begins in the morning for what comes at night', on(MONDAY, '22:30'), 4, on(MONDAY + 1, '12:00')],
    ['begins on Monday for what comes on a Sunday', on(SUNDAY, '10:00'), 1, on(SUNDAY + 1, '09:00')],
    ['stops over the weekend', on(FRIDAY, '17:00'), 2, on(SUNDAY + 1, '09:00')],
    ['has five days of eight hours a week', on(MONDAY, '08:00'), 40, on(FRIDAY, '18:00')],
    ['goes on for weeks', on(MONDAY, '09:00'), 80, on(MONDAY + 14, '09:00')],
  ])('%s', (_, from, hours, until) => {
    expect(after(from, secondsOfWork(clock, from, hours * HOUR))).toBe(until);
  });

  it('counts the seconds of a minute, and nothing where there is nothing to do', () => {
    const from = epochMs(on(MONDAY, '09:00') + 30_500);
    expect(secondsOfWork(clock, from, 60)).toBe(60);
    expect(secondsOfWork(clock, from, 0)).toBe(0);
  });
});

describe('the day itself', () => {
  it.each([
    ['ends at midnight', on(SATURDAY, '10:00'), on(SUNDAY, '00:00')],
    ['goes on to noon of the next day for what comes late', on(MONDAY, '16:00'), on(MONDAY + 1, '12:00')],
    ['goes on to noon of Monday for what comes late in the week', on(FRIDAY, '23:55'), on(SUNDAY + 1, '12:00')],
    ['goes on to noon of Monday for what comes late on a Sunday', on(SUNDAY, '16:30'), on(SUNDAY + 1, '12:00')],
  ])('%s', (_, from, until) => {
    expect(after(from, secondsOfDayLeft(clock, from))).toBe(until);
  });
});
