import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Access } from '../access/access.ts';
import type { AuditRow } from '../access/audit-rows.ts';
import { entryOf } from '../access/principal.ts';
import { principalOf } from '../plugins/principal.ts';
import { answerIn, answers } from './answers.ts';

const PAGE_ROWS = 1_000;

const AuditRowSchema = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  at: Type.Integer({ description: 'Wall time in milliseconds' }),
  actor: Type.String(),
  role: Type.String(),
  area: Type.String(),
  action: Type.String(),
  subject: Type.String(),
  detail: Type.String({ description: 'JSON, as it was hashed' }),
  previous: Type.String({ description: 'Hash of the row before' }),
  hash: Type.String({ description: 'SHA-256 of the row without it, as JSON with sorted keys' }),
});

/** The trace, for who watches the others. Reading it leaves a trace as well. */
export const auditRoutes =
  (access: Access): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/audit',
      {
        config: { access: 'audit.read' },
        schema: {
          tags: ['access'],
          summary: 'The audit as NDJSON, oldest first',
          querystring: Type.Object({
            after: Type.Integer({ minimum: 0, default: 0, description: 'Rows with a greater seq' }),
          }),
          response: answers(
            { 200: answerIn('One row a line', { 'application/x-ndjson': AuditRowSchema }) },
            400,
            403,
            503,
          ),
        },
      },
      async (request, reply) => {
        const { after } = request.query;
        const { seq } = await access.audit.add(entryOf(principalOf(request), 'audit.read', '', { after }));
        reply.header('content-disposition', 'attachment; filename="audit.ndjson"').header('cache-control', 'no-store');
        return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines(access, after, seq)));
      },
    );
  };

async function* lines({ audit }: Access, after: number, upTo: number): AsyncGenerator<string> {
  let position = after;
  while (position < upTo) {
    const rows: AuditRow[] = await audit.readAfter(position, Math.min(PAGE_ROWS, upTo - position));
    if (rows.length === 0) return;
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    position = rows[rows.length - 1].seq;
  }
}
