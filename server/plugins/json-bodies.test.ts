import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventAnswer } from '../../core/protocol/http.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { makeNew } from '../testing/send-events.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp({ demoClock: { startAt: MOMENT, factor: 1 } });
});
afterAll(() => test.close());

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const NDJSON = 'application/x-ndjson';

/** Bytes that no text in UTF-8 has. */
const BROKEN: [name: string, bytes: number[]][] = [
  ['灯 in GB 18030', [0xb5, 0xc6]],
  ['a letter cut short', [0xe6, 0xbc]],
  ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a slash in two bytes', [0xc0, 0xaf]],
  ['a letter beyond the last one', [0xf4, 0x90, 0x80, 0x80]],
];

/** An event whose private text is those bytes. */
function eventWith(bytes: number[]): Buffer {
  const [before, after] = JSON.stringify(makeNew('duty.started', { private: { text: 'HOLE' } })).split('HOLE');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

const eventText = () => JSON.stringify(makeNew('duty.started'));
const post = (payload: Buffer | string, type = 'application/json', url = '/api/events') =>
  test.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
const answersTo = async (payload: Buffer): Promise<EventAnswer[]> => (await post(payload, NDJSON)).json().answers;
const codesOf = (answers: readonly EventAnswer[]) => answers.map((one) => ('code' in one ? one.code : 'stored'));

describe.each(BROKEN)('a body with %s', (_name, bytes) => {
  it('is refused and never repaired', async () => {
    const before = test.engine.follower.seq;
    for (const payload of [eventWith(bytes), Buffer.concat([Buffer.from('['), eventWith(bytes), Buffer.from(']')])]) {
      const answer = await post(payload);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-json']);
    }
    const fixes = await post(
      Buffer.concat([Buffer.from('["'), Buffer.from(bytes), Buffer.from('"]')]),
      undefined,
      '/api/positions',
    );
    expect([fixes.statusCode, fixes.json().code]).toEqual([400, 'invalid-json']);
    expect(test.engine.follower.seq).toBe(before);
  });

  it('is one refused line of NDJSON; its neighbors are stored', async () => {
    const lines = [Buffer.from(`${eventText()}\n`), eventWith(bytes), Buffer.from(`\n${eventText()}`)];
    const answers = await answersTo(Buffer.concat(lines));
    expect(codesOf(answers)).toEqual(['stored', 'invalid-json', 'stored']);
    expect(answers[1]).toMatchObject({ id: null, index: 1, status: 400 });
  });
});

describe('a byte order mark', () => {
  it('before JSON and before NDJSON is no part of it', async () => {
    expect((await post(Buffer.concat([MARK, Buffer.from(eventText())]))).statusCode).toBe(201);
    const lines = Buffer.from(`${eventText()}\r\n${eventText()}\r\n`);
    expect(codesOf(await answersTo(Buffer.concat([MARK, lines])))).toEqual(['stored', 'stored']);
    expect((await post(Buffer.concat([MARK, Buffer.from('[]')]), undefined, '/api/positions')).statusCode).toBe(200);
  });

  it('within a body is no JSON', async () => {
    const second = Buffer.concat([Buffer.from(`${eventText()}\n`), MARK, Buffer.from(eventText())]);
    expect(codesOf(await answersTo(second))).toEqual(['stored', 'invalid-json']);
  });
});

describe('lines', () => {
  it('of blanks hold no record, and the last one needs no end', async () => {
    const lines = `\n \t\r\n${eventText()}\r\n\n${eventText()}`;
    expect(codesOf(await answersTo(Buffer.from(lines)))).toEqual(['stored', 'stored']);
    expect(await answersTo(Buffer.from('\n\r\n  \n'))).toEqual([]);
  });

  it('keep letters of several bytes whole', async () => {
    const text = '楼道灯不亮 𠮷 é';
    const event = makeNew('duty.started', { private: { text } });
    expect(codesOf(await answersTo(Buffer.from(JSON.stringify(event))))).toEqual(['stored']);
    const [row] = await test.sql`select value from event_private where event_id = ${event.id}`;
    expect(row.value).toBe(text);
  });
});

describe('a charset', () => {
  const TYPES = ['application/json', NDJSON, 'application/ndjson', 'application/jsonl'];

  it.each(['utf-8', 'UTF-8', 'utf8', '"utf-8"', 'utf-8; profile=x'])('%s is taken', async (charset) => {
    for (const type of TYPES) {
      const answer = await post(eventText(), `${type}; charset=${charset}`);
      expect([type, answer.statusCode]).toEqual([type, type === 'application/json' ? 201 : 200]);
    }
  });

  it.each(['gbk', 'GB18030', 'utf-16', 'iso-8859-1', '"gbk"', 'utf-8; charset=gbk', 'utf-8x'])(
    '%s is refused with 415',
    async (charset) => {
      const before = test.engine.follower.seq;
      for (const type of TYPES) {
        const answer = await post(eventText(), `${type}; charset=${charset}`);
        expect([answer.statusCode, answer.json().code]).toEqual([415, 'content-type-unsupported']);
      }
      const fixes = await post('[]', `application/json;charset=${charset}`, '/api/positions');
      expect([fixes.statusCode, fixes.json().code]).toEqual([415, 'content-type-unsupported']);
      expect(test.engine.follower.seq).toBe(before);
    },
  );
});
