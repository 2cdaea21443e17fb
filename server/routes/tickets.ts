import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Scope } from '../../core/access/scope.ts';
import { EpochMsSchema } from '../../core/domain/ids.ts';
import {
  PROVENANCES,
  type Provenance,
  TICKET_OUTCOMES,
  TICKET_STAGES,
  type Ticket,
  type TicketOutcome,
} from '../../core/domain/ticket.ts';
import type { Lattice } from '../../core/geo/lattice.ts';
import type { BoundingBox } from '../../core/geo/units.ts';
import { TicketPageSchema } from '../../core/protocol/read-schemas.ts';
import type { Access } from '../access/access.ts';
import type { Engine } from '../engine.ts';
import { RequestError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/principal.ts';
import { answerIn, answers } from './answers.ts';
import { begun, mapped } from './csv.ts';
import { exportTickets, noteExport } from './exports.ts';
import { toCsv, toGeoJson } from './ticket-formats.ts';
import { cursorAfter, type TicketCursor, type TicketFilter, TicketRows } from './ticket-rows.ts';
import { boxSeen, ticketsSeen } from './tickets-seen.ts';
import { viewParameter } from './view-query.ts';

const QuerySchema = Type.Object({
  format: Type.Unsafe<'json' | 'geojson' | 'csv'>({
    type: 'string',
    enum: ['json', 'geojson', 'csv'],
    default: 'json',
  }),
  view: viewParameter,
  bbox: Type.Optional(Type.String({ description: 'west,south,east,north in WGS-84 degrees' })),
  stage: Type.Optional(Type.Unsafe<string>({ type: 'string', enum: [...TICKET_STAGES] })),
  category: Type.Optional(Type.String({ maxLength: 64 })),
  grid: Type.Optional(Type.String({ maxLength: 64 })),
  channel: Type.Optional(Type.String({ maxLength: 64 })),
  outcome: Type.Optional(Type.Unsafe<TicketOutcome>({ type: 'string', enum: [...TICKET_OUTCOMES] })),
  provenance: Type.Optional(
    Type.Unsafe<Provenance>({
      type: 'string',
      enum: [...PROVENANCES],
      description: 'Without it, everything but `reported`: rows of a published account are listed by themselves',
    }),
  ),
  since: Type.Optional(EpochMsSchema),
  until: Type.Optional(EpochMsSchema),
  limit: Type.Integer({ minimum: 1, maximum: 5_000, default: 1_000, description: 'Rows of a JSON page' }),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: '`nextCursor` of the page before' })),
});

const CONTENT = {
  'application/json': TicketPageSchema,
  'application/geo+json': Type.Object(
    { type: Type.Literal('FeatureCollection'), features: Type.Array(Type.Object({ type: Type.Literal('Feature') })) },
    { description: 'All tickets as points; the geometry is null where there is no position' },
  ),
  'text/csv': Type.String({ description: 'All tickets, RFC 4180 with a byte order mark' }),
};

/** Tickets by row: a page of JSON, or all of them as GeoJSON or CSV. */
export const ticketRoutes = (engine: Engine, access: Access): FastifyPluginAsyncTypebox => {
  const rows = new TicketRows(engine.sql);
  return async (app) => {
    app.get(
      '/api/tickets',
      {
        config: { access: 'tickets.read' },
        schema: {
          tags: ['tickets'],
          summary: 'Tickets by filter, oldest receipt first',
          querystring: QuerySchema,
          response: answers({ 200: answerIn('The tickets in the format that was asked for', CONTENT) }, 400, 403, 503),
        },
      },
      async (request, reply) => {
        const { query } = request;
        const principal = principalOf(request);
        const seen = (tickets: readonly Ticket[]) => ticketsSeen(tickets, principal.scope, engine.follower.lattice);
        if (query.format !== 'json') await noteExport(access, principal, 'tickets.export', query);
        const area = query.format === 'json' ? {} : exportTickets(principal.scope);
        const filter = { ...filterOf(query, principal.scope, engine.follower.lattice), ...area };
        const chunks = () => mapped(rows.chunks(filter), seen);
        switch (query.format) {
          case 'csv':
            reply.header('content-disposition', 'attachment; filename="tickets.csv"').type('text/csv; charset=utf-8');
            return reply.send(Readable.from(toCsv(await begun(chunks()))));
          case 'geojson':
            return reply
              .type('application/geo+json; charset=utf-8')
              .send(Readable.from(toGeoJson(await begun(chunks()))));
          case 'json': {
            const tickets = await rows.page(filter, readCursor(query.cursor), query.limit);
            return {
              tickets: seen(tickets),
              ...(tickets.length === query.limit && { nextCursor: writeCursor(cursorAfter(tickets)) }),
            };
          }
        }
      },
    );
  };
};

function filterOf(query: Static<typeof QuerySchema>, scope: Scope, lattice: Lattice): TicketFilter {
  const { bbox, stage, category, grid, channel, outcome, provenance, since, until } = query;
  refuseNul({ category, grid, channel });
  const box = bbox !== undefined && { bbox: boxSeen(readBox(bbox), scope, lattice) };
  return { ...box, stage, category, grid, channel, outcome, provenance, since, until };
}

/** What the database cannot compare with must be refused before an answer has begun. */
function refuseNul(texts: Readonly<Record<string, string | undefined>>): void {
  for (const [name, text] of Object.entries(texts)) {
    if (text?.includes('\0'))
      throw new RequestError(400, 'invalid-request', `${name} holds U+0000, which no text has.`);
  }
}

function readBox(text: string): BoundingBox {
  const box = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west, south, east, north] = box;
  const isBox = box.length === 4 && box.every(Number.isFinite) && west <= east && south <= north;
  if (!isBox)
    throw new RequestError(
      400,
      'invalid-request',
      `bbox is west,south,east,north in degrees, not ${text.slice(0, 80)}.`,
    );
  return [west, south, east, north];
}

const writeCursor = ({ receivedAt, id }: TicketCursor) => Buffer.from(`${receivedAt} ${id}`).toString('base64url');

function readCursor(text: string | undefined): TicketCursor | undefined {
  if (text === undefined) return undefined;
  const [, receivedAt, id] = /^(\d{1,15}) (.+)$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (id === undefined || id.includes('\0'))
    throw new RequestError(400, 'invalid-request', 'The cursor is not one of ours.');
  return { receivedAt: Number(receivedAt), id };
}
