import { describe, expect, it } from 'vitest';
import { VarintReader, VarintWriter } from './varints.ts';

const NUMBERS = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 40];

describe('VarintReader', () => {
  it('reads what was written, signed numbers too', () => {
    const writer = new VarintWriter();
    for (const number of NUMBERS) {
      writer.put(number);
      writer.putSigned(number);
      writer.putSigned(-number);
    }
    const reader = new VarintReader(Uint8Array.from([9, ...writer.bytes]), 1);
    for (const number of NUMBERS) {
      expect([reader.next(), reader.nextSigned()]).toEqual([number, number]);
      expect(reader.nextSigned() + number).toBe(0);
    }
    expect(() => reader.next()).toThrow(/cut/);
  });

  it('has the bytes of LEB128', () => {
    const writer = new VarintWriter();
    writer.put(624_485);
    expect(writer.bytes).toEqual([0xe5, 0x8e, 0x26]);
  });

  it('believes no count that the bytes cannot hold', () => {
    expect(() => new VarintReader(Uint8Array.of(100, 1), 0).count()).toThrow(/cut/);
    expect(new VarintReader(Uint8Array.of(2, 1, 1), 0).count()).toBe(2);
  });
});
