import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SnapshotSchema } from '../../core/protocol/read-schemas.ts';
import type { Engine } from '../engine.ts';
import { audienceOf } from '../events/audience.ts';
import type { SnapshotEncoding } from '../events/snapshot.ts';
import { principalOf } from '../plugins/principal.ts';
import { answer, answers, unchanged } from './answers.ts';
import { isKnownTo } from './etag.ts';
import { ViewQuerySchema } from './view-query.ts';

/** The state a page starts from, when events alone would take too long. */
export const snapshotRoutes =
  (engine: Engine): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/snapshot',
      {
        config: { access: 'state.read' },
        schema: {
          tags: ['stream'],
          summary: 'The district as the log leaves it, with the position it covers',
          querystring: ViewQuerySchema,
          response: answers({
            200: answer('The state, with its ETag; Brotli or gzip by Accept-Encoding', SnapshotSchema),
            304: unchanged,
          }),
        },
      },
      async (request, reply) => {
        const snapshot = engine.snapshots.get(engine.epoch, audienceOf(principalOf(request).scope));
        reply.header('etag', snapshot.etag).header('cache-control', 'private, no-cache');
        reply.header('vary', 'accept-encoding, cookie, authorization');
        if (isKnownTo(request.headers['if-none-match'], snapshot.etag)) return reply.code(304).send();
        const encoding = chooseEncoding(request.headers['accept-encoding']);
        if (encoding !== 'identity') reply.header('content-encoding', encoding);
        return reply.type('application/json; charset=utf-8').send(await snapshot.body(encoding));
      },
    );
  };

function chooseEncoding(accepted: string | undefined): SnapshotEncoding {
  const names = (accepted ?? '').split(',').map((part) => part.trim().split(';'));
  const takes = (name: string) => names.some(([offered, weight]) => offered === name && weight?.trim() !== 'q=0');
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
