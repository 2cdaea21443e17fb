import { ScatterplotLayer } from '@deck.gl/layers';
import type { Ticket } from '../../../core/domain/ticket.ts';
import type { Words } from '../../i18n/t.ts';
import { memo } from '../../store/memo.ts';
import { ClockExtension, type ClockProps } from '../clock-extension.ts';
import { GRADE_GLYPHS } from '../glyph-extension.ts';
import type { MapLayer } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { gradeOf, isWaiting, TICKET_LAYER_ID } from './ticket-layer.ts';

const EXTENSIONS = [new ClockExtension()];
const RADIUS_PX = 7.5;
/** From these sizes on, which follow the zoom alone, there is room for all clocks, or for those of half their time. */
const ROOM_FOR_ALL = 0.85;
const ROOM_FOR_SOON = 0.65;

const words: Words<'name' | 'unit'> = {
  'zh-CN': { name: '办理时限', unit: '已用时限' },
  en: { name: 'Time limits', unit: 'share of the limit used' },
};

/** The clock of each ticket at its upper right: a disc that fills as its time is used up. */
export const ticketClocksLayer: MapLayer = {
  id: 'ticket-clocks',
  words,
  shownWith: TICKET_LAYER_ID,
  drawing: { kind: 'overlay', layers: (scene) => [clocks(scene)] },
};

/** With a limit that runs. An urgent one nobody has accepted is told by its diamond instead. */
const clockedOf = memo(
  (tickets: readonly Ticket[]) => [tickets] as const,
  (tickets) => {
    const clocked = tickets.filter((ticket) => ticket.dueAt !== undefined && !isWaiting(ticket));
    // Seconds since a near moment, which a 32-bit float can tell apart.
    return { clocked, origin: clocked[0]?.dueAt ?? 0 };
  },
);

function clocks({ ticketSymbols, palette, symbolScale, now, isStale }: MapScene) {
  const { clocked, origin } = clockedOf(ticketSymbols.singles);
  const offsetScale = coarse(symbolScale.open);
  const seconds = (at: number) => (at - origin) / 1000;
  return new ScatterplotLayer<Ticket, ClockProps<Ticket>>({
    id: 'ticket-clocks',
    data: clocked,
    visible: !isStale,
    radiusUnits: 'pixels',
    radiusScale: Math.max(0.8 * symbolScale.whole, symbolScale.open),
    getRadius: RADIUS_PX,
    getPosition: ({ position }) => position!, // the selector hands over tickets that have one
    getPixelOffset: (ticket) => offsetOf(ticket, offsetScale),
    getClockStart: ({ times }) => seconds(times.receivedAt),
    getClockDue: ({ dueAt }) => seconds(dueAt!), // only those with a limit are drawn
    clockNow: seconds(now),
    clockLeastShare: leastShareAt(symbolScale.places / symbolScale.whole),
    clockOk: deckColor(palette['status-ok']),
    clockSoon: deckColor(palette['status-soon']),
    clockOver: deckColor(palette['status-over']),
    clockPaper: deckColor(palette.bg),
    extensions: EXTENSIONS,
    updateTriggers: { getPixelOffset: offsetScale, getClockStart: origin, getClockDue: origin },
  });
}

/** In quarters: every other value places every clock anew. */
const coarse = (scale: number) => Math.ceil(scale * 4) / 4;

const offsetOf = (ticket: Ticket, scale: number): [number, number] => {
  const reach = 0.95 * GRADE_GLYPHS[gradeOf(ticket)].radiusPx * scale + 1;
  return [reach, reach];
};

/** Where many symbols are seen at once, only what is near its limit or past it is told. */
export function leastShareAt(scale: number): number {
  if (scale >= ROOM_FOR_ALL) return 0;
  return scale >= ROOM_FOR_SOON ? 0.5 : 1;
}
