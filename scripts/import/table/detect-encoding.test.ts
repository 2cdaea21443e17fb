import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../fixtures/encode-gbk.ts';
import { detectEncoding } from './detect-encoding.ts';

/** In pieces of three bytes, so that characters are cut apart. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 3) yield bytes.subarray(from, from + 3);
}

const detect = (bytes: Uint8Array) => detectEncoding(pieces(bytes));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));

const TABLE = '工单编号,诉求类别\n1,供热\n2,道路破损\n';

describe('detectEncoding', () => {
  it('takes ASCII and valid UTF-8 for UTF-8, with a mark or without', async () => {
    expect(await detect(utf8('id,type\n1,Noise\n'))).toBe('utf-8');
    expect(await detect(utf8(TABLE))).toBe('utf-8');
    expect(await detect(utf8(`\ufeff${TABLE}`))).toBe('utf-8');
  });

  it('finds GBK', async () => {
    expect(await detect(encodeGbk(TABLE))).toBe('gb18030');
  });

  it('finds GBK whose first Chinese stands behind a megabyte of ASCII', async () => {
    expect(await detect(encodeGbk(`${'0123456789,\n'.repeat(90_000)}地址\n`))).toBe('gb18030');
  });

  it('finds UTF-16 by its mark, and by its zeros without one', async () => {
    const text = utf16('id\ttype\n1\tNoise\n');
    expect(await detect(Uint8Array.of(0xff, 0xfe, ...text))).toBe('utf-16le');
    expect(await detect(Uint8Array.of(0xfe, 0xff, 0, 0x69))).toBe('utf-16be');
    expect(await detectEncoding(pieces2(text))).toBe('utf-16le');
  });

  it('takes accents that stand alone for Windows-1252', async () => {
    // "Señal, café, Montréal": one high byte each between ASCII letters.
    expect(await detect(Uint8Array.from([...'Se\u00f1al,caf\u00e9,Montr\u00e9al\n'].map((c) => c.charCodeAt(0))))).toBe(
      'windows-1252',
    );
  });
});

async function* pieces2(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
