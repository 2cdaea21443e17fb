import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

const IN_TOWN = [126.551, 43.831];
const received = <More extends object = object>(ticketId: string, more: More = {} as More) => ({
  id: randomUUID(),
  type: 'ticket.received',
  ticketId,
  occurredAt: 1_760_000_000_000,
  position: IN_TOWN,
  category: 'D01',
  codeVersion: 'doorstep-demo-1',
  channel: 'hotline',
  ...more,
});
const post = (payload: unknown, headers: Record<string, string> = {}) =>
  test.app.inject({
    method: 'POST',
    url: '/api/events',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
const countOf = async (table: string) => (await test.sql.unsafe(`select count(*)::int as n from ${table}`))[0].n;

describe('POST /api/events with one event', () => {
  it('answers 201 with the position, 200 when it is repeated, and stores it once', async () => {
    const event = received('A-1');
    const first = await post(event);
    const again = await post(event);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    expect(first.json()).toEqual({ id: event.id, seq: test.engine.follower.seq });
  });

  it('takes a repetition whose fields stand in another order, and whose private part is gone', async () => {
    const event = received('A-2', { private: { text: '楼道灯不亮' } });
    const { private: _gone, ...bare } = event;
    const first = await post(event);
    const again = await post(Object.fromEntries(Object.entries(bare).reverse()));
    expect([again.statusCode, again.json().seq]).toEqual([200, first.json().seq]);
  });

  it('refuses another event under the same id with 409', async () => {
    const event = received('A-3');
    await post(event);
    const other = await post({ ...event, category: 'D02' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'event-id-reused']);
  });

  it('refuses an illegal step with 409 and a row for the audit', async () => {
    const before = await countOf('refusals');
    await post(received('A-4'));
    const step = { id: randomUUID(), type: 'ticket.handled', ticketId: 'A-4', occurredAt: 1, outcomeCode: 'done' };
    const answer = await post(step);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'ticket-stage']);
    expect(await countOf('refusals')).toBe(before + 1);
  });

  it('keeps private fields out of the log', async () => {
    const event = received('A-5', { private: { caller: '刘**', text: '漏水' } });
    await post(event);
    const [row] = await test.sql`select body from events where id = ${event.id}`;
    expect(row.body).not.toHaveProperty('private');
    const fields = await test.sql`select field, value from event_private where event_id = ${event.id} order by field`;
    expect(fields.map(({ field, value }) => [field, value])).toEqual([
      ['caller', '刘**'],
      ['text', '漏水'],
    ]);
  });

  it('sets actor, source, provenance and grid, and keeps a grid that differs as reported', async () => {
    const event = received('A-6', { gridId: 'elsewhere' });
    await post(event);
    const [row] = await test.sql`select body from events where id = ${event.id}`;
    const { gridId } = test.engine.follower.state.tickets.get('A-6' as never)!;
    expect(row.body).toMatchObject({
      actor: 'anonymous',
      source: 'device',
      provenance: 'recorded',
      reportedGridId: 'elsewhere',
      gridId,
    });
    expect(gridId).toBe(test.engine.folder.grids.find(IN_TOWN as [number, number])?.id);
  });

  it('knows the simulator by its token and refuses a token that is not its own', async () => {
    const event = received('A-7');
    await post(event, { authorization: `Bearer ${test.tokens.simulator}` });
    const [row] = await test.sql`select body from events where id = ${event.id}`;
    expect(row.body).toMatchObject({ actor: 'simulator', source: 'simulator', provenance: 'simulated' });
    const stranger = await post(received('A-8'), { authorization: 'Bearer guess' });
    expect([stranger.statusCode, stranger.json().code]).toEqual([401, 'token-unknown']);
  });

  it('refuses positions at 0,0 and outside the district with 409, and stores nothing', async () => {
    const before = test.engine.follower.seq;
    for (const position of [
      [0, 0],
      [116.4, 39.9],
    ]) {
      const answer = await post(received('A-9', { position }));
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'position-outside-district']);
    }
    expect(test.engine.follower.seq).toBe(before);
  });

  it('refuses a foreign page with 403', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'http://evil.example:80']) {
      const answer = await post(received('A-10'), { origin });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin-refused']);
    }
  });
});

describe('POST /api/events with many events', () => {
  it('answers each in its order; a bad record harms no neighbour', async () => {
    const good = [received('B-1'), received('B-2')];
    const answer = await post([good[0], 5, { ...received('B-3'), stars: 6 }, received('B-1'), good[1]]);
    expect(answer.statusCode).toBe(200);
    const { answers } = answer.json();
    expect(answers.map(({ code }: { code?: string }) => code ?? 'stored')).toEqual([
      'stored',
      'event-shape',
      'event-shape',
      'ticket-exists',
      'stored',
    ]);
    expect(answers[1]).toMatchObject({ id: null, index: 1, status: 400 });
    expect(answers[2].path).toBe('/stars');
    expect(answers[4].seq).toBe(answers[0].seq + 1);
  });

  it('refuses a line of NDJSON that is not JSON, and takes the others', async () => {
    const lines = `${JSON.stringify(received('B-4'))}\n{"broken":\n\n${JSON.stringify(received('B-5'))}\n`;
    const answer = await post(lines, { 'content-type': 'application/x-ndjson' });
    const { answers } = answer.json();
    expect(answers).toHaveLength(3);
    expect(answers[1]).toMatchObject({ id: null, index: 1, code: 'invalid-json' });
    expect(answers[2].seq).toBe(answers[0].seq + 1);
  });

  it('finds a text the database refuses by halving, and stores all others', async () => {
    const batch = Array.from({ length: 20 }, (_, i) =>
      received(`B-n${i}`, { private: { text: i === 7 ? 'a\u0000b' : i === 13 ? '\ud800' : '正常' } }),
    );
    const { answers } = (await post(batch)).json();
    const refused = answers.flatMap((answer: { code?: string }, i: number) => (answer.code ? [[i, answer.code]] : []));
    expect(refused).toEqual([
      [7, 'text-not-storable'],
      [13, 'text-not-storable'],
    ]);
    expect(await test.sql`select id from events where id in ${test.sql([batch[7].id, batch[13].id])}`).toHaveLength(0);
  });

  it('refuses the whole request when it is not JSON, or too much', async () => {
    const before = test.engine.follower.seq;
    expect((await post('[{"id":')).statusCode).toBe(400);
    const many = await post(Array.from({ length: 5_001 }, (_, i) => received(`B-m${i}`)));
    expect([many.statusCode, many.json().code]).toEqual([413, 'too-many-events']);
    const large = await post(`[${' '.repeat(4 * 1024 * 1024)}]`);
    expect([large.statusCode, large.json().code]).toEqual([413, 'too-large']);
    expect(test.engine.follower.seq).toBe(before);
  });

  it('gives an empty array no answers', async () => {
    expect((await post([])).json()).toEqual({ answers: [] });
  });
});

describe('GET /api/events', () => {
  it('reads the log as NDJSON in order without a gap', async () => {
    const body = await test.app.inject({ url: '/api/events?after=2&limit=5' });
    const seqs = body.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).seq);
    expect(seqs).toEqual([3, 4, 5, 6, 7]);
  });
});
