import { describe, expect, it } from 'vitest';
import { queueSize } from './fit-queue.ts';

const labels = ['派送组', '部门处置', '回访组', '在办'];
const english = ['Dispatch', 'Handling', 'Callback', 'Open'];
const queue = (values: readonly string[], names = labels) => values.map((value, i) => ({ value, label: names[i] }));

describe('queueSize', () => {
  it('is the larger the fewer digits there are', () => {
    // A digit takes 0.65 of the size. At 52: labels of 68 and 88 are wider than "9" and "46" with their sign, 67.6 + 21 than the third.
    // 68 + 88.6 + 88.6 + 67.6 = 313
    expect(queueSize(queue(['9', '46', '12', '67']))).toBe(52);
    // 68 + 2 × (85.8 + 21) + 85.8 = 367 at 44; at 52 it would be 414
    expect(queueSize(queue(['0', '880', '115', '995']))).toBe(44);
  });

  it('stands in one line with four digits, and with five, in every part', () => {
    // 4 × 2.92 × 26 + 3 × 21 = 367; at 30 it would be 413
    expect(queueSize(queue(['1,204', '3,082', '1,157', '5,443']))).toBe(26);
    // 4 × 3.57 × 22 + 3 × 21 = 377
    expect(queueSize(queue(['12,045', '30,821', '11,572', '54,438']))).toBe(22);
  });

  it('has room for the longer names of another language', () => {
    // A letter takes 0.58 of 20: 3 × (92.8 + 8) + 67.6 = 370
    expect(queueSize(queue(['9', '46', '12', '67'], english))).toBe(52);
  });

  it('prints what is wider than any rail at the smallest size a wall may print', () => {
    expect(queueSize(queue(['1,000,000', '1,000,000', '1,000,000', '3,000,000']))).toBe(20);
  });
});
