import { describe, expect, it } from 'vitest';
import { STREAM_PROTOCOL } from '../../core/protocol/stream.ts';
import { readHello } from './hello.ts';

const HELLO = { kind: 'hello', protocol: STREAM_PROTOCOL, epoch: 'e-1', afterSeq: 12 } as const;
const read = (frame: unknown) => readHello(JSON.stringify(frame));

describe('readHello', () => {
  it('reads where a client stands', () => {
    expect(read(HELLO)).toEqual(HELLO);
  });

  it('reads a client that has no state yet', () => {
    const first = { ...HELLO, epoch: null, afterSeq: 0 };
    expect(read(first)).toEqual(first);
  });

  it('leaves fields of later clients out', () => {
    expect(read({ ...HELLO, audience: 'wall' })).toEqual(HELLO);
  });

  it('reads another protocol, so that it can be refused by its own code', () => {
    expect(read({ ...HELLO, protocol: 2 })?.protocol).toBe(2);
  });

  it.each([
    ['no text', ''],
    ['no JSON', '{"kind":"hello"'],
    ['null', 'null'],
    ['a number', '7'],
    ['a text', '"hello"'],
    ['an array', '[]'],
  ])('takes %s for no hello', (_name, text) => {
    expect(readHello(text)).toBeUndefined();
  });

  it.each([
    ['another kind', { kind: 'goodbye' }],
    ['no kind', { kind: undefined }],
    ['a protocol that is text', { protocol: '1' }],
    ['no protocol', { protocol: undefined }],
    ['an epoch that is a number', { epoch: 1 }],
    ['no epoch', { epoch: undefined }],
    ['a negative position', { afterSeq: -1 }],
    ['half a position', { afterSeq: 0.5 }],
    ['a position that is text', { afterSeq: '12' }],
    ['a position that is null', { afterSeq: null }],
    ['a position beyond exact numbers', { afterSeq: 2 ** 53 }],
    ['no position', { afterSeq: undefined }],
  ])('takes %s for no hello', (_name, change) => {
    expect(read({ ...HELLO, ...change })).toBeUndefined();
  });
});
