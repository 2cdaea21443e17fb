import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../core/protocol/stream.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { encodeRawFrame, type FrameOptions, handshake, OPCODE, RawWebSocket } from '../testing/raw-websocket.ts';

/** RFC 6455 as a stranger's client may keep or break it, byte by byte. */

let test: TestApp;
let url: string;
let raw: RawWebSocket;
beforeAll(async () => {
  test = await buildTestApp();
  url = await test.listen();
});
afterAll(async () => {
  await test.close();
  expect(test.errors).toEqual([]);
});
/** Whatever was said, the server lets go of the socket when the peer is gone: one kept for ever would be a leak. */
afterEach(async () => {
  raw.destroy();
  await expect.poll(() => openConnections(), { timeout: 5_000 }).toBe(0);
});

const openConnections = () =>
  new Promise<number>((resolve) => test.app.server.getConnections((_error, count) => resolve(count)));

const open = async () => {
  raw = await RawWebSocket.open(url);
  return raw;
};
const hello = (more = '') =>
  `{"kind":"hello","protocol":1,"epoch":"${test.engine.epoch}","afterSeq":0,"more":"${more}"}`;

async function expectWelcome(): Promise<void> {
  const frame = await raw.readFrameOf(OPCODE.text);
  expect(JSON.parse(String(frame?.payload))).toMatchObject({ kind: 'welcome', epoch: test.engine.epoch });
  expect(frame?.fin).toBe(true);
}

describe('a text', () => {
  it.each<[string, string, FrameOptions]>([
    ['of a short length', '', { lengthBits: 16 }],
    ['of a length in 64 bits that fits in 16', '', { lengthBits: 64 }],
    ['of more than 125 bytes', 'x'.repeat(200), {}],
    ['just below the limit', 'x'.repeat(64_000), {}],
    ['beyond the basic plane', '😀𠮷'.repeat(100), {}],
  ])('%s is taken', async (_name, more, options) => {
    await open();
    raw.frame(OPCODE.text, hello(more), options);
    await expectWelcome();
  });

  it.each([1, 2, 7])('in fragments of %i bytes is taken', async (size) => {
    await open();
    const bytes = Buffer.from(hello('網格'));
    for (let at = 0; at < bytes.length; at += size) {
      const opcode = at === 0 ? OPCODE.text : OPCODE.continuation;
      raw.frame(opcode, bytes.subarray(at, at + size), { fin: at + size >= bytes.length });
    }
    await expectWelcome();
  });

  it('with empty fragments and a ping between them is taken, and the ping is answered at once', async () => {
    await open();
    raw.frame(OPCODE.text, '', { fin: false });
    raw.frame(OPCODE.continuation, hello().slice(0, 10), { fin: false });
    raw.frame(OPCODE.ping, 'here?');
    expect(String((await raw.readFrame())?.payload)).toBe('here?');
    raw.frame(OPCODE.continuation, '', { fin: false });
    raw.frame(OPCODE.continuation, hello().slice(10));
    await expectWelcome();
  });

  it('that arrives byte by byte is taken', async () => {
    await open();
    for (const byte of encodeRawFrame(OPCODE.text, hello())) raw.write(Buffer.of(byte));
    await expectWelcome();
  });

  it.each([
    ['a byte that is none', Buffer.of(0xff)],
    ['a continuation without a start', Buffer.of(0x80)],
    ['a start without its end', Buffer.of(0xe7, 0xbd)],
    ['an overlong slash', Buffer.of(0xc0, 0xaf)],
    ['half of a surrogate pair', Buffer.of(0xed, 0xa0, 0x80)],
    ['a point beyond Unicode', Buffer.of(0xf4, 0x90, 0x80, 0x80)],
  ])('with %s is closed with 1007', async (_name, bytes) => {
    await open();
    raw.frame(OPCODE.text, Buffer.concat([Buffer.from('"'), bytes, Buffer.from('"')]));
    expect(await raw.readCloseCode()).toBe(1007);
  });
});

describe('a frame that RFC 6455 forbids is closed with 1002:', () => {
  it.each<[string, number, string, FrameOptions]>([
    ['without a mask', OPCODE.text, '{}', { isMasked: false }],
    ['with the first reserved bit', OPCODE.text, '{}', { reserved: 4 }],
    ['with the second reserved bit', OPCODE.text, '{}', { reserved: 2 }],
    ['with the third reserved bit', OPCODE.text, '{}', { reserved: 1 }],
    ['a ping with a reserved bit', OPCODE.ping, '', { reserved: 4 }],
    ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode): [string, number, string, FrameOptions] => [
      `of the reserved opcode ${opcode}`,
      opcode,
      '',
      {},
    ]),
    ['a ping in fragments', OPCODE.ping, 'a', { fin: false }],
    ['a close in fragments', OPCODE.close, '', { fin: false }],
    ['a ping of 126 bytes', OPCODE.ping, 'a'.repeat(126), {}],
    ['a pong of 126 bytes', OPCODE.pong, 'a'.repeat(126), {}],
    ['a close of 126 bytes', OPCODE.close, `\u0003\u00e8${'a'.repeat(124)}`, {}],
    ['a continuation of nothing', OPCODE.continuation, '{}', {}],
    ['a close of one byte', OPCODE.close, 'a', {}],
  ])('%s', async (_name, opcode, payload, options) => {
    await open();
    raw.frame(opcode, payload, options);
    expect(await raw.readCloseCode()).toBe(1002);
  });

  it('a text within a text', async () => {
    await open();
    raw.frame(OPCODE.text, 'a', { fin: false });
    raw.frame(OPCODE.text, 'b');
    expect(await raw.readCloseCode()).toBe(1002);
  });
});

describe('too much is closed with 1009:', () => {
  it('in one frame', async () => {
    await open();
    raw.frame(OPCODE.text, 'x'.repeat(64 * 1024 + 1));
    expect(await raw.readCloseCode()).toBe(1009);
  });

  it('in fragments that are small', async () => {
    await open();
    raw.frame(OPCODE.text, 'x'.repeat(40_000), { fin: false });
    raw.frame(OPCODE.continuation, 'x'.repeat(40_000), { fin: false });
    expect(await raw.readCloseCode()).toBe(1009);
  });

  it.each([2n ** 40n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n])('by its header alone: %i bytes', async (claimedLength) => {
    await open();
    raw.frame(OPCODE.text, 'x', { lengthBits: 64, claimedLength });
    expect([1002, 1009]).toContain(await raw.readCloseCode());
  });
});

describe('pings and pongs', () => {
  it.each(['', 'a', '\u0000\u0001', 'x'.repeat(125)])('a ping with %j is answered with the same', async (payload) => {
    await open();
    raw.frame(OPCODE.ping, payload);
    const frame = await raw.readFrame();
    expect([frame?.opcode, String(frame?.payload)]).toEqual([OPCODE.pong, payload]);
  });

  it('a pong nobody asked for is passed over', async () => {
    await open();
    raw.frame(OPCODE.pong, 'unasked');
    raw.frame(OPCODE.text, hello());
    await expectWelcome();
  });
});

describe('a close', () => {
  const payloadOf = (code: number, reason: Buffer | string = '') => {
    const payload = Buffer.alloc(2);
    payload.writeUInt16BE(code);
    return Buffer.concat([payload, Buffer.from(reason)]);
  };

  it('without a code is answered, and the connection ends', async () => {
    await open();
    raw.frame(OPCODE.close);
    expect((await raw.readFrame())?.opcode).toBe(OPCODE.close);
    await raw.ended();
  });

  it.each([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999])(
    'with %i is answered with it',
    async (code) => {
      await open();
      raw.frame(OPCODE.close, payloadOf(code, '再见'));
      expect(await raw.readCloseCode()).toBe(code);
      await raw.ended();
    },
  );

  it.each([0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535])(
    'with %i, which may not be sent, is closed with 1002',
    async (code) => {
      await open();
      raw.frame(OPCODE.close, payloadOf(code));
      expect(await raw.readCloseCode()).toBe(1002);
    },
  );

  it('with a reason that is no text is closed with 1007', async () => {
    await open();
    raw.frame(OPCODE.close, payloadOf(1000, Buffer.of(0xff, 0xfe)));
    expect(await raw.readCloseCode()).toBe(1007);
  });

  it('is the end of what is listened to', async () => {
    await open();
    raw.frame(OPCODE.close, payloadOf(1000));
    raw.frame(OPCODE.text, hello());
    expect(await raw.readFrameOf(OPCODE.text, OPCODE.close)).toMatchObject({ opcode: OPCODE.close });
    await raw.ended();
  });

  it('of ours follows a frame that is no hello', async () => {
    await open();
    raw.frame(OPCODE.binary, hello());
    expect(await raw.readCloseCode()).toBe(CLOSE_CODES.badFrame);
  });
});

describe('the opening handshake', () => {
  const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

  it('is answered with the proof of the key', async () => {
    raw = new RawWebSocket(url);
    raw.write(handshake({ 'sec-websocket-key': KEY }));
    const head = await raw.readHead();
    expect(head).toContain('HTTP/1.1 101');
    expect(head.toLowerCase()).toContain('upgrade: websocket');
    // RFC 6455, section 1.3, computes this value for this key.
    expect(head).toContain('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    expect(head.toLowerCase()).not.toContain('sec-websocket-extensions');
  });

  it('does not take up compression that is offered', async () => {
    raw = new RawWebSocket(url);
    raw.write(handshake({ 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' }));
    expect((await raw.readHead()).toLowerCase()).not.toContain('sec-websocket-extensions');
  });

  it.each([
    ['without a key', { 'sec-websocket-key': undefined }, 400],
    ['with a key that is none', { 'sec-websocket-key': 'short' }, 400],
    ['of an unknown version', { 'sec-websocket-version': '12' }, 400],
    ['without a version', { 'sec-websocket-version': undefined }, 400],
    ['of a foreign page', { origin: 'https://evil.example' }, 403],
    ['with a token that is not ours', { authorization: 'Bearer guess' }, 401],
  ])('%s is refused', async (_name, changes, status) => {
    raw = new RawWebSocket(url);
    raw.write(handshake(changes));
    const head = await raw.readHead();
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 (?:${status}|426) `));
  });

  it.each([
    ['by POST', { method: 'POST' }],
    ['by PUT', { method: 'PUT' }],
    ['by HEAD', { method: 'HEAD' }],
    ['of an address that cannot be read', { path: '/%zz' }],
  ])('%s is refused', async (_name, where) => {
    raw = new RawWebSocket(url);
    raw.write(handshake({}, where));
    expect(await raw.readHead()).toMatch(/^HTTP\/1\.1 4\d\d /);
    await raw.ended();
  });

  it.each(['/', '/api/health', '/api/nothing'])('at %s, where nothing is streamed, ends at once', async (path) => {
    raw = new RawWebSocket(url);
    raw.write(handshake({}, { path }));
    const head = await raw.readHead();
    if (head.startsWith('HTTP/1.1 101')) expect((await raw.readFrame())?.opcode).toBe(OPCODE.close);
    else expect(head).toMatch(/^HTTP\/1\.1 404 /);
    expect(test.engine.hub.size).toBe(0);
  });
});
