import { describe, expect, it } from 'vitest';
import { fitQueue } from './fit-queue.ts';

const labels = ['受理', '分派', '处置', '反馈', '评价', '在办'];
const queue = (values: readonly string[], names = labels) => values.map((value, i) => ({ value, label: names[i] }));

describe('fitQueue', () => {
  it('stands in one line, the larger the fewer digits there are', () => {
    // 100 for 5 signs + 4 × 40 for labels wider than their figures + 2 × 57.2 = 374 at 44 units; at 52 it would be 395
    expect(fitQueue(queue(['0', '1', '23', '3', '5', '32']))).toEqual({ isOneLine: true, size: 44 });
    // 100 + 4 × 40 + 2 × 58.5 = 377 at 30 units; at 36 it would be 407
    expect(fitQueue(queue(['0', '0', '235', '3', '57', '295']))).toEqual({ isOneLine: true, size: 30 });
  });

  it('takes two lines where figures or labels are too wide for one', () => {
    expect(fitQueue(queue(['12', '345', '1,235', '333', '1,157', '3,082'])).isOneLine).toBe(false);
    const english = ['Acceptance', 'Dispatch', 'Handling', 'Feedback', 'Rating', 'Open'];
    expect(fitQueue(queue(['0', '0', '2', '3', '5', '9'], english)).isOneLine).toBe(false);
  });
});
