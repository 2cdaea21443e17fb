import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import type { GridId } from '../../../core/domain/ids.ts';
import { ticketEvents } from '../../../core/domain/ticket-event.ts';
import { areaWords } from '../mapping/area-words.ts';
import { ROLES, type Role } from '../mapping/roles.ts';
import { NO_CATEGORIES } from './category-table.ts';
import { finalEvent } from './known-steps.ts';
import { wallClock } from './local-time.ts';
import { type RecordContext, recordReader } from './read-record.ts';

const IMPORTED = ticketEvents.find((schema) => schema.properties.type.const === 'ticket.imported')!;

/** A table whose columns are called as the roles; `point` is left out, since `lon` and `lat` are there. */
const COLUMNS = ROLES.filter((role) => role !== 'point');

const context: RecordContext = {
  columns: COLUMNS,
  mapping: { columns: Object.fromEntries(COLUMNS.map((role) => [role, role])), dateOrder: 'mdy' },
  momentOf: wallClock('America/Los_Angeles'),
  datum: 'wgs84',
  bbox: [-118.5, 34, -118.1, 34.2],
  areas: areaWords([{ id: 'A1' as GridId, name: 'Westside' }]),
  categories: NO_CATEGORIES,
  codeVersion: 'town',
};

const readRow = recordReader(context);
const rowOf = (cells: { [R in Role]?: string }) => ({ line: 2, cells: COLUMNS.map((role) => cells[role] ?? '') });
const sound = { id: 'T-1', received: '1/31/20 1:00', lon: '-118.4', lat: '34.1' };

function eventOf(cells: { [R in Role]?: string }) {
  const reading = readRow(rowOf({ ...sound, ...cells }));
  return reading.ok ? finalEvent('town', reading.value) : reading.code;
}

describe('recordReader', () => {
  it('needs no more than a number and a time of receipt', () => {
    expect(eventOf({ lon: '', lat: '' })).toEqual({
      id: expect.any(String),
      type: 'ticket.imported',
      occurredAt: Date.parse('2020-01-31T01:00-08:00'),
      ticketId: 'T-1',
      category: 'unspecified',
      codeVersion: 'town',
      channel: 'unspecified',
      stage: 'acceptance',
      times: { receivedAt: Date.parse('2020-01-31T01:00-08:00') },
    });
  });

  it.each([
    [{ id: 'T\n1' }, 'id-invalid'],
    [{ id: '2.02403E+16' }, 'id-invalid'],
    [{ id: 'x'.repeat(65) }, 'id-invalid'],
    [{ received: '1969-12-31' }, 'time-out-of-range'],
    [{ updated: 'soon' }, 'time-unreadable'],
    [{ lon: '-118.6' }, 'position-outside-district'],
  ])('refuses %j with %s', (cells, code) => {
    expect(eventOf(cells)).toBe(code);
  });

  it('finds the area by id or name, and leaves out one that is none of the district', () => {
    const grids = ['A1', 'westside', 'Elsewhere'].map((grid) => eventOf({ grid }));
    expect(grids).toMatchObject([
      { gridId: 'A1' },
      { gridId: 'A1' },
      expect.not.objectContaining({ gridId: 'Elsewhere' }),
    ]);
  });

  it('makes of any cells a valid event or a refusal, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '1e400',
        '-0',
        '\u0000',
        '\ud800',
        '__proto__',
        'constructor',
        'NULL',
        '９９９',
        '1/31/20',
        '99999999999999',
      ),
    );
    const cells = fc.record(Object.fromEntries(COLUMNS.map((role) => [role, text])), { requiredKeys: [] });
    const mostlySound = fc
      .tuple(cells, fc.boolean())
      .map(([odd, keep]) => (keep ? { ...odd, ...sound } : { ...sound, ...odd }));
    fc.assert(
      fc.property(mostlySound, (row) => {
        const trimmed = Object.fromEntries(Object.entries(row).map(([role, cell]) => [role, cell.trim()]));
        const reading = readRow(rowOf(trimmed));
        if (!reading.ok) return;
        const event = finalEvent('town', reading.value);
        expect([...Value.Errors(IMPORTED, event)]).toEqual([]);
        // neither NUL nor half of a character, which no database keeps
        expect(JSON.stringify(event)).not.toMatch(/\\u(?:0000|d[89a-f])/);
      }),
      { seed: 17, numRuns: 3_000 },
    );
  });
});
