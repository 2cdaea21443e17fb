import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../core/geo/units.ts';
import { MOMENT, makeTicket, ticketId } from '../../../core/testing/make.ts';
import { GLYPH_SHAPES, WAITING_DIAMOND } from '../glyph-extension.ts';
import { pickTicket } from '../ticket-tooltip.ts';
import { makeScene, propsOf } from './layer-fixtures.ts';
import { leastShareAt, ticketClocksLayer } from './ticket-clocks-layer.ts';
import { ticketLayer } from './ticket-layer.ts';

const HOUR = 3_600_000;
const later = (hours: number) => epochMs(MOMENT + hours * HOUR);
const ticket = makeTicket({ id: ticketId('a'), stage: 'handling', dueAt: later(4) });
const waiting = makeTicket({ id: ticketId('b'), grade: 'urgent', stage: 'acceptance', dueAt: later(4) });
const without = makeTicket({ id: ticketId('c'), stage: 'handling' });
const ticketSymbols = { singles: [ticket, waiting, without], clusters: [] };

describe('the clocks of tickets', () => {
  it('stand by those with a limit that runs, and by no ticket that waits to be accepted', () => {
    const [clocks] = propsOf(ticketClocksLayer, makeScene({ ticketSymbols }));
    expect(clocks.data).toEqual([ticket]);
    const [glyphs] = propsOf(ticketLayer, makeScene({ ticketSymbols }));
    expect([waiting, ticket].map((one) => glyphs.getGlyphShape(one))).toEqual([WAITING_DIAMOND, GLYPH_SHAPES.circle]);
  });

  it('move by one number, with the data left alone', () => {
    const [before] = propsOf(ticketClocksLayer, makeScene({ ticketSymbols, now: later(1) }));
    const [after] = propsOf(ticketClocksLayer, makeScene({ ticketSymbols, now: later(3) }));
    expect(after.data).toBe(before.data);
    expect(after.updateTriggers).toEqual(before.updateTriggers);
    const share = (props: typeof before) =>
      (props.clockNow - props.getClockStart(ticket)) / (props.getClockDue(ticket) - props.getClockStart(ticket));
    expect([share(before), share(after)]).toEqual([0.25, 0.75]);
  });

  it('keep their seconds apart in a 32-bit float, a year away', () => {
    const old = makeTicket({ id: ticketId('d'), stage: 'handling', dueAt: later(-24 * 365) });
    const [clocks] = propsOf(ticketClocksLayer, makeScene({ ticketSymbols: { singles: [ticket, old], clusters: [] } }));
    const due = clocks.getClockDue(old);
    expect(Math.abs(Math.fround(due) - due)).toBeLessThanOrEqual(2); // 31.5 million seconds, in steps of 2
  });

  it('are told only where they press, the smaller the symbols are', () => {
    expect([1, 0.7, 0.5].map(leastShareAt)).toEqual([0, 0.5, 1]);
  });

  it('are told in words under the pointer', () => {
    expect(pickTicket(ticket, makeScene({ now: later(6) })).tooltip.lines.at(-1)).toBe('超 2 小时');
    expect(pickTicket(without, makeScene({ now: later(6) })).tooltip.lines).toHaveLength(2);
  });
});
