import { randomUUID } from 'node:crypto';
import type { EventType, SentEvent } from '../../core/domain/event.ts';
import type { EventId } from '../../core/domain/ids.ts';
import type { EventAnswer, StoredAnswer } from '../../core/protocol/http.ts';
import { makeSent } from '../../core/testing/make.ts';
import type { TestApp } from './build-test-app.ts';

/** An event of a type with an id of its own; the test states what matters. */
export const makeNew = <Name extends EventType>(type: Name, fields: Partial<Extract<SentEvent, { type: Name }>> = {}) =>
  makeSent(type, { id: randomUUID() as EventId, ...fields });

/** Store events over HTTP. @returns their positions. @throws when one is refused. */
export async function sendEvents({ app }: TestApp, events: readonly SentEvent[], token?: string): Promise<number[]> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/events',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    payload: events,
  });
  const { answers } = response.json<{ answers: EventAnswer[] }>();
  const refused = answers.find((answer) => !('seq' in answer));
  if (refused) throw new Error(`An event of the test was refused: ${JSON.stringify(refused)}.`);
  return (answers as StoredAnswer[]).map(({ seq }) => seq); // none is refused
}
