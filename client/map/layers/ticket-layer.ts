import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { GRADES, type Grade, type Ticket } from '../../../core/domain/ticket.ts';
import { formatIn } from '../../i18n/format.ts';
import { type Language, translate } from '../../i18n/t.ts';
import type { LegendEntry } from '../../store/legend.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { MAP_FONT } from '../basemap.ts';
import type { TicketCluster } from '../cluster-tickets.ts';
import { GLYPH_SHAPES, GlyphExtension, type GlyphProps, GRADE_GLYPHS, WAITING_DIAMOND } from '../glyph-extension.ts';
import type { MapLayer, Picked } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { pickTicket } from '../ticket-tooltip.ts';

export const TICKET_LAYER_ID = 'tickets';
const CLUSTER_ZOOM_STEP = 1.5;
const EXTENSIONS = [new GlyphExtension()];

/** A ticket nobody has graded looks like an ordinary one, since most are. */
export const gradeOf = ({ grade = 'ordinary' }: Pick<Ticket, 'grade'>): Grade => grade;

/** An urgent ticket that nobody has accepted: its diamond has a white stroke and no clock. */
export const isWaiting = ({ grade, stage }: Pick<Ticket, 'grade' | 'stage'>): boolean =>
  grade === 'urgent' && stage === 'acceptance';

/** Open tickets, each where it was reported, by the shape of its grade; where they would overlap, their number. */
export const ticketLayer: MapLayer = {
  id: TICKET_LAYER_ID,
  words: {
    'zh-CN': { name: '工单', unit: '按分级，未定级同一般' },
    en: { name: 'Tickets', unit: 'by grade; not graded as ordinary' },
  },
  ageLimit: { source: 'stream', seconds: 5 },
  legend: {
    form: 'list',
    entries: ({ language }) => [...gradeEntries(language), ...clockEntries(language)],
  },
  drawing: {
    kind: 'overlay',
    layers: (scene) => [singles(scene), clusterRings(scene), clusterCounts(scene), clusterGlyphs(scene)],
  },
  pick: (object, scene) =>
    'count' in (object as Ticket | TicketCluster)
      ? pickCluster(object as TicketCluster, scene)
      : pickTicket(object, scene),
};

function gradeEntries(language: Language): LegendEntry[] {
  return GRADES.map((grade) => ({
    swatch: { kind: 'shape', shape: GRADE_GLYPHS[grade].shape, token: `grade-${grade}` },
    label: translate(language)(`ticket.grade.${grade}`),
  }));
}

function clockEntries(language: Language): LegendEntry[] {
  return (['ok', 'soon', 'over'] as const).map((status) => ({
    swatch: { kind: 'clock', status },
    label: translate(language)(`clock.${status}`),
  }));
}

function singles({ ticketSymbols, palette, isStale, symbolScale }: MapScene): Layer {
  return new ScatterplotLayer<Ticket, GlyphProps<Ticket>>({
    id: TICKET_LAYER_ID,
    data: ticketSymbols.singles,
    pickable: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.open,
    getPosition: ({ position }) => position!, // the selector hands over tickets that have one
    getRadius: (ticket) => GRADE_GLYPHS[gradeOf(ticket)].radiusPx,
    getFillColor: (ticket) => deckColor(palette[`grade-${gradeOf(ticket)}`]),
    getGlyphShape: (ticket) =>
      isWaiting(ticket) ? WAITING_DIAMOND : GLYPH_SHAPES[GRADE_GLYPHS[gradeOf(ticket)].shape],
    glyphRim: deckColor(palette.bg),
    glyphIsHollow: isStale,
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette },
  });
}

/** Area grows with the number, so that ten times as many look more and not ten times as wide. */
export const ringRadiusPx = ({ count }: Pick<TicketCluster, 'count'>) =>
  Math.min(26, 9 + 2.2 * Math.log2(count / 4 + 1));

function clusterRings({ ticketSymbols, palette, symbolScale: { whole } }: MapScene): Layer {
  return new ScatterplotLayer<TicketCluster>({
    id: `${TICKET_LAYER_ID}-rings`,
    data: ticketSymbols.clusters,
    pickable: true,
    stroked: true,
    radiusUnits: 'pixels',
    radiusScale: whole,
    lineWidthUnits: 'pixels',
    lineWidthScale: whole,
    getLineWidth: 1.6,
    getPosition: ({ position }) => position,
    getRadius: ringRadiusPx,
    getFillColor: deckColor(palette.panel, 0.92),
    getLineColor: ({ grade }) => deckColor(palette[`grade-${grade}`]),
    updateTriggers: { getFillColor: palette, getLineColor: palette },
  });
}

function clusterCounts({ ticketSymbols, palette, language, letterScale }: MapScene): Layer {
  const { short } = formatIn(language, 'UTC'); // a number has no zone
  return new TextLayer<TicketCluster>({
    id: `${TICKET_LAYER_ID}-counts`,
    data: ticketSymbols.clusters,
    characterSet: '0123456789,. 万亿KMB',
    fontFamily: MAP_FONT.join(', '),
    fontSettings: { fontSize: 48 },
    getText: ({ count }) => short(count),
    getPosition: ({ position }) => position,
    getSize: 12,
    sizeScale: letterScale,
    getColor: deckColor(palette['text-1']),
    updateTriggers: { getColor: palette, getText: language },
  });
}

const upperRight = (reach: number): [number, number] => [reach * Math.SQRT1_2, reach * Math.SQRT1_2];

/** The worst grade's shape on the ring, at its upper right. */
function clusterGlyphs({ ticketSymbols, palette, symbolScale: { whole }, isStale }: MapScene): Layer {
  return new ScatterplotLayer<TicketCluster, GlyphProps<TicketCluster>>({
    id: `${TICKET_LAYER_ID}-worst`,
    data: ticketSymbols.clusters,
    radiusUnits: 'pixels',
    radiusScale: 0.65 * whole,
    getPosition: ({ position }) => position,
    getPixelOffset: (cluster) => upperRight(whole * ringRadiusPx(cluster)),
    getRadius: ({ grade }) => GRADE_GLYPHS[grade].radiusPx,
    getFillColor: ({ grade }) => deckColor(palette[`grade-${grade}`]),
    getGlyphShape: ({ grade }) => GLYPH_SHAPES[GRADE_GLYPHS[grade].shape],
    glyphRim: deckColor(palette.bg),
    glyphIsHollow: isStale,
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette, getPixelOffset: whole },
  });
}

/** A cluster is no thing to select: it says what it holds, and a click goes nearer. */
function pickCluster({ count, grade, position }: TicketCluster, { language }: MapScene): Picked {
  const t = translate(language);
  return {
    selection: NOTHING_SELECTED,
    approach: { position, zoomStep: CLUSTER_ZOOM_STEP },
    tooltip: {
      title: t('unit.tickets', { count }),
      lines: [t('ticket.cluster-worst', { grade: t(`ticket.grade.${grade}`) })],
    },
  };
}
