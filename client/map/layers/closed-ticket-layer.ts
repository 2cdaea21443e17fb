import { ScatterplotLayer } from '@deck.gl/layers';
import type { Ticket } from '../../../core/domain/ticket.ts';
import type { MapLayer } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { pickTicket } from '../ticket-tooltip.ts';

const ID = 'closed-tickets';

/** Closed tickets of the window, small and quiet: what was asked for, not what waits. */
export const closedTicketLayer: MapLayer = {
  id: ID,
  words: {
    'zh-CN': { name: '已办结工单', unit: '窗口内' },
    en: { name: 'Closed tickets', unit: 'within the window' },
  },
  ageLimit: { source: 'stream', seconds: 5 },
  isOffAtFirst: true,
  legend: {
    form: 'list',
    entries: () => [],
  },
  drawing: { kind: 'overlay', layers: (scene) => [closedTickets(scene)] },
  pick: pickTicket,
};

function closedTickets({ closedTickets, palette, symbolScale }: MapScene) {
  return new ScatterplotLayer<Ticket>({
    id: ID,
    data: closedTickets,
    pickable: true,
    stroked: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.closed,
    radiusMinPixels: 1.6,
    lineWidthUnits: 'pixels',
    getLineWidth: 1,
    getPosition: ({ position }) => position!, // the selector hands over tickets that have one
    getRadius: 3.2,
    getFillColor: deckColor(palette['map-land'], 0.5),
    getLineColor: deckColor(palette['grade-ordinary'], 0.55),
    updateTriggers: { getFillColor: palette, getLineColor: palette },
  });
}
