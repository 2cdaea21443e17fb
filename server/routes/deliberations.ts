import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { type Scope, viewFor } from '../../core/access/scope.ts';
import { viewOfRow } from '../../core/access/views.ts';
import { deliberationEvents } from '../../core/domain/deliberation-event.ts';
import { EpochMsSchema } from '../../core/domain/ids.ts';
import { PROVENANCES, type Provenance } from '../../core/domain/ticket.ts';
import { LoggedEventSchema } from '../../core/protocol/read-schemas.ts';
import type { Access } from '../access/access.ts';
import type { Engine } from '../engine.ts';
import { RequestError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/principal.ts';
import { answerIn, answers } from './answers.ts';
import { begun, type CsvField, csvOf, isoMoment, mapped } from './csv.ts';
import {
  type Deliberation,
  type DeliberationFilter,
  type DeliberationRow,
  DeliberationRows,
  type DeliberationType,
} from './deliberation-rows.ts';
import { exportGrids, noteExport } from './exports.ts';

const TYPES = deliberationEvents.map(({ properties }) => properties.type.const);

const QuerySchema = Type.Object({
  format: Type.Unsafe<'json' | 'csv'>({ type: 'string', enum: ['json', 'csv'], default: 'json' }),
  type: Type.Unsafe<DeliberationType>({ type: 'string', enum: TYPES }),
  code: Type.Optional(Type.String({ maxLength: 64, description: 'Kind of meeting, visit or training, or channel' })),
  provenance: Type.Optional(
    Type.Unsafe<Provenance>({ type: 'string', enum: [...PROVENANCES], description: 'Without it, all but `reported`' }),
  ),
  since: Type.Optional(EpochMsSchema),
  until: Type.Optional(EpochMsSchema),
  limit: Type.Integer({ minimum: 1, maximum: 5_000, default: 1_000, description: 'Rows of a JSON page' }),
  after: Type.Integer({ minimum: 0, default: 0, description: '`nextAfter` of the page before' }),
});

const PageSchema = Type.Object({
  rows: Type.Array(Type.Object({ seq: Type.Integer({ minimum: 1 }), event: LoggedEventSchema.properties.event })),
  nextAfter: Type.Optional(Type.Integer({ description: 'Where the next page begins; absent on the last one' })),
});

const CONTENT = {
  'application/json': PageSchema,
  'text/csv': Type.String({ description: 'All rows, RFC 4180 with a byte order mark' }),
};

/** Meetings, suggestions, solicited issues, visits and trainings by row. */
export const deliberationRoutes = (engine: Engine, access: Access): FastifyPluginAsyncTypebox => {
  const rows = new DeliberationRows(engine.sql);
  return async (app) => {
    app.get(
      '/api/deliberations',
      {
        config: { access: 'deliberations.read' },
        schema: {
          tags: ['deliberations'],
          summary: 'Meetings, suggestions, solicited issues, visits or trainings, in the order of the log',
          querystring: QuerySchema,
          response: answers({ 200: answerIn('The rows in the format that was asked for', CONTENT) }, 400, 403, 503),
        },
      },
      async (request, reply) => {
        const { query } = request;
        const principal = principalOf(request);
        const seen = ({ seq, event }: DeliberationRow) => deliberationSeen(seq, event, principal.scope, engine);
        const filter = filterOf(query);
        if (query.format === 'csv') {
          await noteExport(access, principal, 'deliberations.export', query);
          const area = exportGrids(principal.scope, 'deliberations.export');
          const chunks = mapped(rows.chunks({ ...filter, ...area }), (chunk) =>
            chunk.map((event) => seen({ seq: 0, event }).event),
          );
          const name = `${query.type.slice(0, query.type.indexOf('.'))}s.csv`;
          reply.header('content-disposition', `attachment; filename="${name}"`).type('text/csv; charset=utf-8');
          return reply.send(Readable.from(csvOf(FIELDS, await begun(chunks))));
        }
        const page = await rows.page(filter, query.after, query.limit);
        return { rows: page.map(seen), ...(page.length === query.limit && { nextAfter: page[page.length - 1].seq }) };
      },
    );
  };
};

/** Where residents said something moves to its cell for who may not see it exactly. */
function deliberationSeen(seq: number, event: Deliberation, scope: Scope, { follower }: Engine): DeliberationRow {
  const row = { seq, loggedAt: event.occurredAt, event };
  const view = viewOfRow(row, viewFor(scope, event), follower.lattice) ?? row;
  return { seq, event: view.event as Deliberation }; // a view keeps the type of its event
}

function filterOf({ type, code, provenance, since, until }: Static<typeof QuerySchema>): DeliberationFilter {
  if (code?.includes('\0')) throw new RequestError(400, 'invalid-request', 'code holds U+0000, which no text has.');
  return { type, code, provenance, since, until };
}

/** Columns of the CSV, in their order. Moments are ISO 8601 in UTC. */
const FIELDS: readonly CsvField<Deliberation>[] = [
  { name: 'id', of: ({ id }) => id },
  { name: 'type', of: ({ type }) => type },
  { name: 'code', of: codeOf },
  { name: 'themeCode', of: (event) => ('themeCode' in event ? event.themeCode : undefined) },
  { name: 'occurredAt', of: ({ occurredAt }) => isoMoment(occurredAt) },
  { name: 'gridId', of: ({ gridId }) => gridId },
  { name: 'lon', of: ({ position }) => position?.[0] },
  { name: 'lat', of: ({ position }) => position?.[1] },
  { name: 'households', of: (event) => ('households' in event ? event.households : undefined) },
  { name: 'attendances', of: (event) => ('attendances' in event ? event.attendances : undefined) },
  { name: 'source', of: ({ source }) => source },
  { name: 'provenance', of: ({ provenance }) => provenance },
];

function codeOf(event: Deliberation): string {
  switch (event.type) {
    case 'meeting.held':
      return event.meetingCode;
    case 'visit.registered':
    case 'visit.made':
      return event.visitCode;
    case 'training.held':
      return event.trainingCode;
    default:
      return event.channel;
  }
}
