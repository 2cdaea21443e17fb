import { describe, expect, it } from 'vitest';
import { fittingSize, textWidth } from './text-width.ts';

const STEPS = [62, 52, 44, 38, 32];
/** Units a tile of the narrowest wall has. */
const ROOM = 270;

describe('fittingSize', () => {
  it('leaves a short figure its size and takes the next smaller one for a longer one', () => {
    expect(fittingSize('95.4', STEPS, ROOM)).toBe(62);
    expect(fittingSize('42 / 74', STEPS, ROOM)).toBe(62);
    // 6 digits of 0.65, a stroke of 0.58 and two spaces of 0.29 are 5.06: 314 units at 62, 263 at 52
    expect(fittingSize('109 / 367', STEPS, ROOM)).toBe(52);
    // with 8 digits and two points of 0.32 it is 7: 267 units at 38
    expect(fittingSize('1,234 / 5,678', STEPS, ROOM)).toBe(38);
  });

  it('ends at the smallest size, whatever comes', () => {
    expect(fittingSize('123,456,789 / 123,456,789', STEPS, ROOM)).toBe(32);
  });
});

describe('textWidth', () => {
  it('counts an ideograph as wide as it is high and a letter less', () => {
    expect(textWidth('受理')).toBe(2);
    expect(textWidth('Open')).toBeLessThan(textWidth('在办工单'));
  });
});
