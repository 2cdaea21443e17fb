import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { EventAnswer } from '../../core/protocol/http.ts';
import { makeSent } from '../../core/testing/make.ts';
import type { TestApp } from './build-test-app.ts';

type Body = string | Buffer | object;

/** Asks a server for what nobody should, and keeps the books: what it said it stored must be what is there. */
export class HostileRequests {
  readonly #test: TestApp;
  #accepted = 0;

  constructor(test: TestApp) {
    this.#test = test;
  }

  async request(method: 'GET' | 'POST', url: string, payload?: Body, type = 'application/json') {
    const headers = payload === undefined ? {} : { 'content-type': type };
    const answer = await this.#test.app.inject({ method, url, headers, payload });
    expect(answer.statusCode, `${method} ${url} ${answer.body.slice(0, 200)}`).toBeLessThan(500);
    return answer;
  }

  /** Post to the log and count what the answer says was stored. */
  async post(payload: Body, type?: string): Promise<LightMyRequestResponse> {
    const answer = await this.request('POST', '/api/events', payload, type);
    this.#accepted += newlyStored(answer);
    return answer;
  }

  /** Post events in one request; their answers in order. */
  async postAll(events: readonly object[]): Promise<EventAnswer[]> {
    const answer = await this.post(events);
    expect(answer.statusCode).toBe(200);
    return answer.json().answers;
  }

  /** The rows of the log are those that were acknowledged, and the server is well. */
  async expectBooksBalance(): Promise<void> {
    const { app, engine, errors, sql } = this.#test;
    const [{ rows, seq }] = await sql`select count(*)::int as rows, max(seq) as seq from events`;
    expect(rows).toBe(this.#accepted);
    expect(seq ?? 0).toBe(engine.follower.seq);
    const [{ orphans }] = await sql`
      select count(*)::int as orphans from event_private where event_id not in (select id from events)`;
    expect(orphans).toBe(0);
    const health = await app.inject('/api/health');
    expect([health.statusCode, health.json().status]).toEqual([200, 'ok']);
    expect(errors).toEqual([]);
  }
}

function newlyStored(answer: LightMyRequestResponse): number {
  if (answer.statusCode === 201) return 1;
  if (answer.statusCode !== 200) return 0;
  const { answers } = answer.json() as { answers?: EventAnswer[] };
  return (answers ?? []).filter((one) => 'seq' in one && !one.repeated).length;
}

/** A good event, with some fields as somebody else would like them. */
export const spoiled = (type: Parameters<typeof makeSent>[0], fields: object): object => ({
  ...makeSent(type),
  id: randomUUID(),
  ...fields,
});

/** Whether PostgreSQL can hold a text: no U+0000, no half of a surrogate pair. */
export const isStorable = (text: string) => !text.includes('\0') && Buffer.from(text).toString() === text;
