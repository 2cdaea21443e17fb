import { expect, it } from 'vitest';
import { epochMs } from '../../core/geo/units.ts';
import { tellFirstDays } from '../../server/first-days.ts';
import { buildTestApp } from '../../server/testing/build-test-app.ts';
import { FIRST_DAYS, firstDays } from './first-days.ts';

const STARTED = epochMs(Date.parse('2026-01-17T10:00+08:00'));
const DAY_MS = 86_400_000;

it('the days before the first start are stored, all of them and as simulated', async () => {
  const test = await buildTestApp({ demoClock: { startAt: STARTED, factor: 1 }, wall: () => STARTED });
  const notes: string[] = [];
  await tellFirstDays(test.engine, firstDays, (line) => notes.push(line));
  const { state, seq } = test.engine.follower;
  expect(notes.at(-1)).toContain(`${seq} of them stored`);
  expect(notes.at(-1)).not.toContain('refused');
  expect([state.skipped, test.errors]).toEqual([0, []]);
  const received = [...state.tickets.values()].map(({ times }) => times.receivedAt);
  const earliest = received.reduce<number>((least, at) => Math.min(least, at), STARTED);
  expect((STARTED - earliest) / DAY_MS).toBeGreaterThan(FIRST_DAYS - 1);
  expect(received.every((at) => at <= STARTED)).toBe(true);
  expect([...new Set([...state.tickets.values()].map(({ provenance }) => provenance))]).toEqual(['simulated']);
  await test.close();
});
