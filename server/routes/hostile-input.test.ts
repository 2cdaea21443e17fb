import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { HostileRequests, isStorable, spoiled } from '../testing/hostile-requests.ts';

let test: TestApp;
let hostile: HostileRequests;
beforeAll(async () => {
  test = await buildTestApp();
  hostile = new HostileRequests(test);
});
afterAll(() => test.close());
afterEach(() => hostile.expectBooksBalance());

const received = (fields: object) => spoiled('ticket.received', { ticketId: `H-${randomUUID()}`, ...fields });
const codesOf = (answers: readonly object[]) => answers.map((one) => ('code' in one ? one.code : 'stored'));

/** Texts that have broken programs before, of our own choosing. */
const TEXTS = [
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\ud83d\ude00',
  '👩‍👩‍👧‍👦',
  '\ufeff倒转\u202e文字',
  '\u2028\u2029\u0085',
  'e\u0301 ≠ é',
  "'; drop table events; --",
  '$1 $$ \\ \\u0000 %s %00 {{7*7}}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  '=1+1',
  '"\r\n,\t',
  '𠮷野家',
  '\ufffe\uffff',
  'ﷺ'.repeat(500),
];

describe('texts', () => {
  it('in private fields come back letter by letter, or are refused alone', async () => {
    const events = TEXTS.map((text) => received({ private: { text, caller: text.slice(0, 40) } }));
    const answers = await hostile.postAll(events);
    const expected = TEXTS.map((text) => (isStorable(text) ? 'stored' : 'text-not-storable'));
    expect(codesOf(answers)).toEqual(expected);
    const rows = await test.sql`select event_id, value from event_private where field = 'text'`;
    const kept = new Map(rows.map(({ event_id, value }) => [event_id, value]));
    TEXTS.forEach((text, i) => {
      expect(kept.get((events[i] as { id: string }).id)).toBe(isStorable(text) ? text : undefined);
    });
  });

  it('as a setting come back in the log, or are refused alone', async () => {
    const begin = test.engine.follower.seq;
    const answers = await hostile.postAll(TEXTS.map((value) => spoiled('setting.changed', { value })));
    expect(codesOf(answers)).toEqual(TEXTS.map((text) => (isStorable(text) ? 'stored' : 'text-not-storable')));
    const { body } = await hostile.request('GET', `/api/events?after=${begin}`);
    const values = body.split('\n').flatMap((line) => (line ? [JSON.parse(line).event.value] : []));
    expect(values).toEqual(TEXTS.filter(isStorable));
  });

  it('as ids and codes are refused by shape, or kept as they are', async () => {
    for (const field of ['ticketId', 'category', 'codeVersion', 'channel', 'gridId', 'grade', 'id', 'type']) {
      const answers = await hostile.postAll(TEXTS.map((text) => received({ [field]: text })));
      for (const code of codesOf(answers)) expect(['stored', 'event-shape', 'event-type-unknown']).toContain(code);
    }
  });

  it('in addresses are refused with a sentence', async () => {
    for (const text of [...TEXTS, '%zz', '%ff', 'a'.repeat(5_000)]) {
      const part = Buffer.from(text).toString('utf8') === text ? encodeURIComponent(text) : '%ed%a0%80';
      for (const url of ['category', 'grid', 'cursor', 'bbox', 'since', 'stage', 'format', 'limit'].flatMap((name) => [
        `/api/tickets?${name}=${part}`,
        `/api/tickets?${name}=${part}&format=csv`,
        `/api/tickets?${name}=${part}&format=geojson`,
      ])) {
        const answer = await hostile.request('GET', url);
        if (answer.statusCode !== 200) expect(answer.json()).toMatchObject({ code: 'invalid-request' });
      }
      await hostile.request('GET', `/api/events?after=${part}&limit=${part}`);
      expect((await hostile.request('GET', `/api/district/files/${part}`)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('numbers', () => {
  const NUMBERS = ['null', '"12"', '1e400', '-1e400', '1.5', '-1', '1e15', 'true', '[]', '{}', '""', '1e-400.5'];

  it('that are none, or none of ours, are refused by shape', async () => {
    for (const number of NUMBERS) {
      const good = JSON.stringify(received({ occurredAt: 7 }));
      const answer = await hostile.post(good.replace('"occurredAt":7', `"occurredAt":${number}`));
      expect([answer.statusCode, answer.json().code]).toEqual([
        400,
        number === '1e-400.5' ? 'invalid-json' : 'event-shape',
      ]);
    }
  });

  it('of a position are never made to fit', async () => {
    const places = [
      ...['[]', '[126.55]', '[126.55,43.83,0]', '["126.55","43.83"]', '[null,null]', '[1e400,43.83]', '{"0":126.55}'],
      ...['[[126.55,43.83]]', 'null', '"126.55,43.83"', '[true,false]', '[181,43.83]', '[126.55,-91]'],
    ];
    for (const place of places) {
      const good = JSON.stringify(received({ position: [1, 2] }));
      const answer = await hostile.post(good.replace('[1,2]', place));
      expect([place, answer.json().code]).toEqual([place, 'event-shape']);
    }
    for (const place of ['[0,0]', '[-0,0]', '[-0.0,-0.0]', '[0e5,0]', '[43.83,126.55e-1]', '[12.5,41.9]']) {
      const good = JSON.stringify(received({ position: [1, 2] }));
      const answer = await hostile.post(good.replace('[1,2]', place));
      expect([place, answer.json().code]).toEqual([place, 'position-outside-district']);
    }
  });

  it('minus zero as a moment is zero', async () => {
    const event = JSON.stringify(received({ occurredAt: 7 })).replace('"occurredAt":7', '"occurredAt":-0');
    expect((await hostile.post(event)).statusCode).toBe(201);
    expect((await hostile.post(event)).statusCode).toBe(200);
  });
});

describe('fields of the language', () => {
  it('are fields like any other, and unknown', async () => {
    const good = JSON.stringify(received({})).slice(0, -1);
    for (const more of [
      '"__proto__":{"category":"evil"}',
      '"constructor":{"prototype":{"evil":1}}',
      '"prototype":{}',
      '"private":{"__proto__":{"text":"evil"}}',
      '"private":{"toString":"evil"}',
    ]) {
      const answer = await hostile.post(`${good},${more}}`);
      expect([more, answer.statusCode]).toEqual([more, 400]);
    }
    expect(({} as { evil?: unknown }).evil).toBeUndefined();
  });

  it('hidden in positions of patrols are refused as well', async () => {
    for (const body of [
      '[{"__proto__":{"patrolId":"P"}}]',
      '[{"constructor":{"prototype":{"a":1}}}]',
      '["__proto__"]',
    ]) {
      const answer = await hostile.request('POST', '/api/positions', body);
      expect(answer.statusCode === 400 || answer.json().accepted === 0).toBe(true);
    }
  });
});

describe('bodies', () => {
  const DEPTH = 100_000;

  it.each([
    ['open brackets', '['.repeat(DEPTH), 400],
    ['nested lists', '['.repeat(DEPTH) + ']'.repeat(DEPTH), 200],
    ['nested objects', '{"a":'.repeat(DEPTH) + 1 + '}'.repeat(DEPTH), 400],
    ['an event as deep as that', `{"type":"setting.changed","value":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`, 400],
    ['ten thousand nothings', `[${'null,'.repeat(9_999)}null]`, 413],
    ['five megabytes of blanks', ' '.repeat(5 * 1024 * 1024), 413],
    ['five megabytes of one text', `"${'x'.repeat(5 * 1024 * 1024)}"`, 413],
    ['nothing', '', 400],
    ['a mark and nothing', '\ufeff', 400],
    ['a number', '5', 400],
    ['a word', 'nul', 400],
  ])('of %s are answered', async (_name, body, status) => {
    expect((await hostile.post(body)).statusCode).toBe(status);
    expect((await hostile.request('POST', '/api/positions', body)).statusCode).toBeLessThan(500);
  });

  it('of more lines than records are taken, before a line is read', async () => {
    const begin = performance.now();
    const answer = await hostile.post('x\n'.repeat(2_000_000), 'application/x-ndjson');
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-many-events']);
    // Trying two million lines takes many seconds, in which nobody else is answered.
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'nonsense',
    ';',
    '*/*',
  ])('of the type %s are refused with 415', async (type) => {
    const answer = await hostile.post(JSON.stringify(received({})), type);
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'content-type-unsupported']);
  });

  it('without a type are refused with 415', async () => {
    const answer = await test.app.inject({ method: 'POST', url: '/api/events', payload: Buffer.from('{}') });
    expect(answer.statusCode).toBe(415);
  });

  it('that are packed are never unpacked into more than is taken', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    for (const payload of [bomb, bomb.subarray(0, 100), Buffer.from('not gzip')]) {
      for (const encoding of ['gzip', 'deflate', 'br', 'nonsense']) {
        const answer = await test.app.inject({
          method: 'POST',
          url: '/api/events',
          headers: { 'content-type': 'application/json', 'content-encoding': encoding },
          payload,
        });
        expect(answer.statusCode).toBeGreaterThanOrEqual(400);
        expect(answer.statusCode).toBeLessThan(500);
      }
    }
  });
});

describe('connections', () => {
  let port: number;
  beforeAll(async () => {
    port = Number(new URL(await test.listen()).port);
  });

  const head = (length: number) =>
    `POST /api/events HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

  it('that bring a body letter by letter are answered', async () => {
    const body = JSON.stringify([5]);
    const socket = connect(port, '127.0.0.1').setEncoding('utf8').setNoDelay();
    let answer = '';
    socket.on('data', (text) => {
      answer += text;
    });
    for (const letter of head(body.length) + body) {
      socket.write(letter);
      await new Promise((resume) => setImmediate(resume));
    }
    await once(socket, 'close');
    expect(answer).toContain('HTTP/1.1 200');
    expect(answer).toContain('event-shape');
  });

  it('that end within a body leave nothing', async () => {
    const body = JSON.stringify(received({}));
    const socket = connect(port, '127.0.0.1');
    socket.write(head(body.length) + body.slice(0, -1));
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['two lengths', `POST /api/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}`],
    [
      'a length and chunks',
      `POST /api/events HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
    ],
    ['a header without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(100_000)}`],
    ['a NUL in the address', 'GET /\0 HTTP/1.1\r\nhost: x\r\n\r\n'],
  ])('that speak %s are closed', async (_name, text) => {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    socket.on('error', () => {}); // a reset is an answer as well
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    socket.write(text);
    await once(socket, 'close');
    expect(answer).not.toMatch(/HTTP\/1\.1 5/);
  });

  it.each([
    ['an address of 100 kB', `GET /?text=${'y'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'header-too-large'],
    ['no HTTP', 'hello\r\n\r\n', 400, 'invalid-request'],
  ])('that bring %s are told so in the form of every error', async (_name, text, status, code) => {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    socket.write(text);
    await once(socket, 'end');
    socket.destroy();
    const [top, body] = answer.split('\r\n\r\n');
    expect(top).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(body)).toEqual({ code, message: expect.any(String) });
    const next = await fetch(`http://127.0.0.1:${port}/api/health`);
    expect(next.status).toBe(200);
  });
});
