import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { verdictOf } from './figure.ts';
import { jsonReport, type Measured, markdownRows, remarkOf, textTable } from './report.ts';

const OCCASION = { machine: 'a machine', date: '2026-01-17', commit: 'abc1234' };
const figure = (fields: Partial<Figure>): Figure => ({ name: 'speed', value: 10, unit: 'ms', ...fields });
const measured = (fields: Partial<Figure>, load = 0.2): Measured => ({
  bench: 'core',
  figure: figure(fields),
  quiet: { load, isQuiet: load <= 1.5 },
});

describe('a verdict', () => {
  it.each([
    [{ target: { of: 'value', atMost: 10 } }, 'met'],
    [{ target: { of: 'value', atMost: 9.9 } }, 'missed'],
    [{ ratio: 0.85, target: { of: 'ratio', atLeast: 0.85 } }, 'met'],
    [{ ratio: 0.84, target: { of: 'ratio', atLeast: 0.85 } }, 'missed'],
    [{ target: { of: 'ratio', atLeast: 0 } }, 'missed'],
    [{}, '–'],
  ] satisfies [Partial<Figure>, string][])('of %j is %s', (fields, verdict) => {
    expect(verdictOf(figure(fields))).toBe(verdict);
  });
});

describe('a report', () => {
  it('does not let a figure of a busy machine or of a quick run count', () => {
    const fields = { target: { of: 'value', atMost: 10 } } as const;
    expect(remarkOf(measured(fields), false)).toBe('met');
    expect(remarkOf(measured(fields, 1.6), false)).toBe('noisy');
    expect(remarkOf(measured(fields), true)).toBe('quick');
    expect(markdownRows([measured(fields, 1.6)], OCCASION)).toBe('');
    expect(JSON.parse(jsonReport([measured(fields, 1.6)], OCCASION, false)).figures[0].isValid).toBe(false);
  });

  it('says figure, target, peer, result, machine, date and commit in the order of docs/performance.md', () => {
    const row = measured({
      value: 1234.5,
      unit: '/s',
      peer: { name: 'ws', value: 1000 },
      ratio: 1.2345,
      target: { of: 'ratio', atLeast: 0.85 },
      note: 'a | b',
    });
    expect(markdownRows([row], OCCASION)).toBe(
      '| speed; a \\| b | ≥ 0.85 × peer | ws: 1,000 /s | 1,235 /s, 1.23 × (met) | a machine | 2026-01-17 | abc1234 |',
    );
  });

  it('lines its columns up', () => {
    const lines = textTable([measured({}), measured({ name: 'a longer name' })], false).split('\n');
    const column = lines[0].indexOf('value');
    expect(lines.slice(1).map((line) => line.indexOf('10 ms'))).toEqual([column, column]);
  });
});
