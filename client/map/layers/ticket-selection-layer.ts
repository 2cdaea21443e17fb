import { ScatterplotLayer } from '@deck.gl/layers';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { memo } from '../../store/memo.ts';
import { GLYPH_SHAPES, GlyphExtension, type GlyphProps, GRADE_GLYPHS } from '../glyph-extension.ts';
import type { MapLayer } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { gradeOf } from './ticket-layer.ts';

const EXTENSIONS = [new GlyphExtension()];

/** The selected ticket, ringed, whether its layer is shown or not. */
export const ticketSelectionLayer: MapLayer = {
  id: 'ticket-selection',
  words: {
    'zh-CN': { name: '选中的工单', unit: '' },
    en: { name: 'Selected ticket', unit: '' },
  },
  drawing: { kind: 'overlay', layers: (scene) => [halo(scene, 4, 'bg'), halo(scene, 2.2, 'selection'), glyph(scene)] },
};

function halo({ selectedTicket, palette, symbolScale: { whole } }: MapScene, width: number, token: 'bg' | 'selection') {
  return new ScatterplotLayer<Ticket>({
    id: `ticket-selection-${token}`,
    data: onMap(selectedTicket),
    filled: false,
    stroked: true,
    radiusUnits: 'pixels',
    radiusScale: whole,
    lineWidthUnits: 'pixels',
    lineWidthScale: whole,
    getPosition: ({ position }) => position!,
    getRadius: (ticket) => GRADE_GLYPHS[gradeOf(ticket)].radiusPx + 6,
    getLineWidth: width,
    getLineColor: deckColor(palette[token]),
    updateTriggers: { getLineColor: palette },
  });
}

/** The ticket itself once more, since it may be closed, switched off or gathered with others. */
function glyph({ selectedTicket, palette, symbolScale: { whole }, isStale }: MapScene) {
  return new ScatterplotLayer<Ticket, GlyphProps<Ticket>>({
    id: 'ticket-selection-glyph',
    data: onMap(selectedTicket),
    radiusUnits: 'pixels',
    radiusScale: whole,
    getPosition: ({ position }) => position!,
    getRadius: (ticket) => GRADE_GLYPHS[gradeOf(ticket)].radiusPx,
    getFillColor: (ticket) => deckColor(palette[`grade-${gradeOf(ticket)}`]),
    getGlyphShape: (ticket) => GLYPH_SHAPES[GRADE_GLYPHS[gradeOf(ticket)].shape],
    glyphRim: deckColor(palette.bg),
    glyphIsHollow: isStale,
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette },
  });
}

/** Remembered, since a new array would be new data to the overlay. */
const onMap = memo(
  (ticket: Ticket | undefined) => [ticket] as const,
  (ticket) => (ticket?.position ? [ticket] : []),
);
