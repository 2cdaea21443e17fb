import { describe, expect, it } from 'vitest';
import { DEFAULT_FIELDS, readFields, selectFill, writeFields } from './fields.ts';

const fillOf = (toggledLayers: string[], fill = DEFAULT_FIELDS.fill) =>
  selectFill({ toggledLayers, fields: { ...DEFAULT_FIELDS, fill } }).kind;

describe('what fills the ground', () => {
  it('is one field at most, the chosen one where both are shown', () => {
    expect(fillOf([])).toBe('choropleth');
    expect(fillOf(['density'])).toBe('density');
    expect(fillOf(['density'], 'choropleth')).toBe('choropleth');
    expect(fillOf(['density', 'grids'], 'choropleth')).toBe('density');
    expect(fillOf(['grids'])).toBe('none');
  });

  it('is in the address, unless it is as by default', () => {
    expect(writeFields(DEFAULT_FIELDS)).toEqual([]);
    const chosen = { fill: 'choropleth', measure: 'overdue', classing: 'natural', radiusMeters: 150 } as const;
    expect(readFields(new URLSearchParams(writeFields(chosen)))).toEqual(chosen);
    expect(readFields(new URLSearchParams('fill=magic&radius=7'))).toEqual(DEFAULT_FIELDS);
  });
});
