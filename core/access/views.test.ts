import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../domain/event.ts';
import { latticeOver } from '../geo/lattice.ts';
import { type LonLat, meters } from '../geo/units.ts';
import { makeEvent, makeLog, makeTicket } from '../testing/make.ts';
import { VIEW_LEVELS } from './roles.ts';
import { viewOfPrivate, viewOfRow, viewOfTicket } from './views.ts';

const lattice = latticeOver([126, 43, 127, 44], meters(100));
const HOME: LonLat = [126.555123, 43.844321];
const metersBetween = ([a, b]: LonLat, [c, d]: LonLat) => Math.hypot((a - c) * 80_000, (b - d) * 111_000);

describe('viewOfRow', () => {
  const rowOf = (type: (typeof EVENT_TYPES)[number]) => makeLog([makeEvent(type, { position: HOME } as never)])[0];

  it('is the row itself at the highest level, of every type', () => {
    for (const type of EVENT_TYPES) {
      const row = rowOf(type);
      expect(viewOfRow(row, 'full', lattice), type).toBe(row);
    }
  });

  it('leaves patrols out below their own team', () => {
    for (const type of EVENT_TYPES.filter((name) => name.startsWith('patrol.')))
      expect(
        VIEW_LEVELS.map((level) => viewOfRow(rowOf(type), level, lattice) === undefined),
        type,
      ).toEqual([true, true, false, false]);
  });

  it('moves a home to the middle of its cell, within half a diagonal, and every home of a cell to the same place', () => {
    for (const level of ['wall', 'district'] as const) {
      const seen = viewOfRow(rowOf('ticket.received'), level, lattice)?.event as unknown as { position: LonLat };
      expect(seen.position).not.toEqual(HOME);
      expect(metersBetween(seen.position, HOME)).toBeLessThan(75);
      const again = viewOfTicket(makeTicket({ position: seen.position }), level, lattice);
      expect(again.position).toEqual(seen.position);
    }
  });

  it('tells no level but the exact ones a position of a resident, whatever the type', () => {
    for (const type of EVENT_TYPES.filter((name) => !/^(?:lamp|roadWork)\.|^meeting\.held$/.test(name)))
      for (const level of ['wall', 'district'] as const)
        expect(JSON.stringify(viewOfRow(rowOf(type), level, lattice) ?? {}), type).not.toContain('126.555123');
  });

  it('leaves lamps and works where they stand', () => {
    expect(viewOfRow(rowOf('lamp.failed'), 'wall', lattice)).toMatchObject({ event: { position: HOME } });
  });
});

describe('viewOfPrivate', () => {
  const said = {
    caller: '刘德华',
    phone: '13812341234',
    address: '松花小区5号楼2单元301室',
    door: '2单元301室',
    text: '刘德华，2单元301室漏水，13812341234',
  };

  it('shows each level what the table says', () => {
    expect(viewOfPrivate(said, 'wall')).toEqual({ text: '刘**，**漏水，****' });
    expect(viewOfPrivate(said, 'district')).toEqual({ caller: '刘**', text: '刘**，**漏水，****' });
    expect(viewOfPrivate(said, 'own')).toEqual({
      caller: '刘**',
      phone: '138****1234',
      address: '松花小区5号楼',
      text: '刘**，**漏水，****',
    });
    expect(viewOfPrivate(said, 'full')).toEqual({ ...said, caller: '刘**', phone: '138****1234' });
  });

  it('makes up nothing that was not said', () => {
    for (const level of VIEW_LEVELS) expect(viewOfPrivate({}, level)).toEqual({});
  });
});
