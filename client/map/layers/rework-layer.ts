import { ScatterplotLayer } from '@deck.gl/layers';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { memo } from '../../store/memo.ts';
import { GRADE_GLYPHS } from '../glyph-extension.ts';
import type { MapLayer } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { gradeOf } from './ticket-layer.ts';

const ID = 'rework';
/** Room between a symbol and its circle, in pixels. */
const GAP_PX = 3;

/** Open tickets that came back after they had been handled: a circle around the symbol of each that stands by itself. */
export const reworkLayer: MapLayer = {
  id: ID,
  words: {
    'zh-CN': { name: '返工工单', unit: '在办且曾返工，外加一圈' },
    en: { name: 'Rework', unit: 'open and once reopened, in a circle' },
  },
  ageLimit: { source: 'stream', seconds: 5 },
  isOffAtFirst: true,
  legend: { form: 'list', entries: () => [] },
  drawing: { kind: 'overlay', layers: (scene) => [circles(scene)] },
};

const reworked = memo(
  (tickets: readonly Ticket[]) => [tickets] as const,
  (tickets) => tickets.filter(({ reworkCount }) => reworkCount > 0),
);

function circles({ ticketSymbols, palette, symbolScale, isStale }: MapScene) {
  return new ScatterplotLayer<Ticket>({
    id: ID,
    data: reworked(ticketSymbols.singles),
    filled: false,
    stroked: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.open,
    lineWidthUnits: 'pixels',
    lineWidthScale: symbolScale.whole,
    getPosition: ({ position }) => position!, // the selector hands over tickets that have one
    getRadius: (ticket) => GRADE_GLYPHS[gradeOf(ticket)].radiusPx + GAP_PX,
    getLineWidth: 1.5,
    getLineColor: deckColor(palette[isStale ? 'text-3' : 'text-1']),
    updateTriggers: { getLineColor: [palette, isStale] },
  });
}
