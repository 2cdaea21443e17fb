import { expect, it } from 'vitest';
import type { TicketTimes } from '../../../core/domain/ticket.ts';
import { consistentTimes } from './consistent-times.ts';

const times = (told: Record<string, number>) => told as TicketTimes;

it.each<[string, Record<string, number>, string[]]>([
  ['keeps what can be true', { receivedAt: 5, acceptedAt: 5, handledAt: 7, closedAt: 7 }, []],
  [
    'leaves a closing before the receipt out, and with it no other moment',
    { receivedAt: 5, handledAt: 9, closedAt: 4 },
    ['closedAt'],
  ],
  ['leaves an acceptance before the receipt out', { receivedAt: 5, acceptedAt: 4, closedAt: 9 }, ['acceptedAt']],
  [
    'leaves out what comes after the end',
    { receivedAt: 5, handledAt: 10, answeredAt: 11, closedAt: 9 },
    ['handledAt', 'answeredAt'],
  ],
  ['lets steps be taken twice', { receivedAt: 5, dispatchedAt: 8, acceptedAt: 9 }, []],
])('%s', (_, told, expected) => {
  const { times: kept, leftOut } = consistentTimes(times(told));
  expect(leftOut).toEqual(expected);
  expect(kept).toEqual(Object.fromEntries(Object.entries(told).filter(([moment]) => !expected.includes(moment))));
});
