import { describe, expect, it } from 'vitest';
import { accountFigures, yearChange } from './account-figures.ts';
import { percent } from './rate.ts';
import { ReportedCounts, type ReportedTuple } from './reported-counts.ts';

function figuresOf(...counts: ReportedTuple[]) {
  const reported = new ReportedCounts('Asia/Shanghai');
  reported.restore({ counts });
  return accountFigures(reported);
}

describe('figures of an account', () => {
  it('are those that have rows, with the years they come from', () => {
    expect(figuresOf()).toEqual([]);
    expect(
      figuresOf(
        [2025, 'ticket.imported', 'hotline', 'answered', 7],
        [2024, 'ticket.imported', 'hotline', 'declined', 2],
        [2025, 'ticket.imported', 'hotline', 'merged', 1],
        [2025, 'meeting.held', 'talk', '', 4],
      ),
    ).toEqual([
      // what was declined and what was merged was dealt with as well
      {
        id: 'hotline',
        rate: { numerator: 10, denominator: 10 },
        byYear: [
          [2024, 2],
          [2025, 8],
        ],
      },
      { id: 'talks', rate: { numerator: 4, denominator: 4 }, byYear: [[2025, 4]] },
    ]);
  });

  it('tell what is still in hand from what is solved', () => {
    const [{ rate }] = figuresOf(
      [2025, 'ticket.imported', 'coordination', 'answered', 963],
      [2025, 'ticket.imported', 'coordination', 'handling', 3],
    );
    expect(rate).toEqual({ numerator: 963, denominator: 966 });
  });

  it('take a ticket in any stage but the last for one in hand', () => {
    const [{ rate }] = figuresOf(
      [2025, 'ticket.imported', 'visit', 'acceptance', 1],
      [2025, 'ticket.imported', 'visit', 'dispatch', 2],
      [2025, 'ticket.imported', 'visit', 'feedback', 4],
      [2025, 'ticket.imported', 'visit', 'rating', 8],
      [2025, 'ticket.imported', 'visit', 'closed', 16],
    );
    expect(rate).toEqual({ numerator: 16, denominator: 1 + 2 + 4 + 8 + 16 });
  });

  it('count what was solicited through every channel as one', () => {
    const [{ id, rate }] = figuresOf(
      [2025, 'issue.solicited', 'online', '', 5],
      [2025, 'issue.solicited', 'offline', '', 3],
    );
    expect([id, rate.denominator]).toEqual(['issues', 8]);
  });

  it('have the households that were visited of those that were to be, and all people at trainings', () => {
    const figures = figuresOf(
      [2025, 'visit.registered', 'household', '', 2, 1_000],
      [2025, 'visit.made', 'household', '', 25, 999],
      [2025, 'visit.registered', 'key-household', '', 1, 20],
      [2025, 'visit.made', 'key-household', '', 2, 20],
      [2025, 'training.held', 'story-telling', '', 3, 120],
      [2025, 'training.held', 'law-helpers', '', 1, 30],
    );
    expect(figures.map(({ id, rate }) => [id, rate.numerator, rate.denominator])).toEqual([
      ['visit-coverage', 999, 1_000],
      ['second-visits', 20, 20],
      ['trainings', 150, 150],
    ]);
    expect(figures.map(({ rate }) => percent(rate))).toEqual([99.9, 100, 100]);
  });

  it('compare the last year with the one just before it, and with no other', () => {
    expect(
      yearChange({
        byYear: [
          [2023, 5],
          [2024, 10],
          [2025, 9],
        ],
      }),
    ).toEqual({ before: 10, after: 9 });
    expect(
      yearChange({
        byYear: [
          [2023, 5],
          [2025, 9],
        ],
      }),
    ).toBeUndefined();
    expect(yearChange({ byYear: [[2025, 9]] })).toBeUndefined();
  });
});
