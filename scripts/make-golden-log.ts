import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { DistrictState } from '../core/domain/district-state.ts';
import { isTicketEvent } from '../core/domain/ticket-fold.ts';
import { judgeTicket } from '../core/domain/ticket-judgement.ts';
import { randomLog } from '../core/testing/random-log.ts';
import { stateText } from '../core/testing/state-text.ts';

/**
 * Writes the golden log of the version in package.json: legal events of every type, and the hash of the state they make.
 * Run once per release, `npx tsx scripts/make-golden-log.ts`; a pair that is there is never written again, because events
 * are never rewritten.
 */
const LENGTH = 420;
/** Tickets have most types; without a bound the others would fill the log. */
const MOST_OF_OTHER_TYPES = 12;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const folder = new URL('../core/domain/golden/', import.meta.url);
const state = new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 });
const countByType = new Map<string, number>();
const lines: string[] = [];

for (const row of randomLog({ seed: 20260117, length: 20_000, tickets: 130 })) {
  if (lines.length === LENGTH) break;
  const { event } = row;
  const count = countByType.get(event.type) ?? 0;
  if (isTicketEvent(event) ? !judgeTicket(event, (id) => state.tickets.get(id)).ok : count >= MOST_OF_OTHER_TYPES)
    continue;
  const line = JSON.stringify({ ...row, seq: lines.length + 1 });
  state.apply(JSON.parse(line));
  lines.push(line);
  countByType.set(event.type, count + 1);
}

const hash = createHash('sha256').update(stateText(state)).digest('hex');
const write = (ending: string, text: string) =>
  writeFileSync(new URL(`log-${version}.${ending}`, folder), text, { flag: 'wx' });
write('ndjson', `${lines.join('\n')}\n`);
write('sha256', `${hash}\n`);
console.log(`${lines.length} events of ${countByType.size} types, ${hash}`);
