import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { HealthBody } from '../../core/protocol/http.ts';
import { HealthSchema } from '../../core/protocol/read-schemas.ts';
import { readCounter } from '../database/counter.ts';
import type { Engine } from '../engine.ts';
import { packageVersion } from '../package-root.ts';
import { answer, answers } from './answers.ts';

/** Whether the server does its work: 200 when it does, 503 when the database does not answer. */
export const healthRoutes =
  (engine: Engine, database: HealthBody['database']): FastifyPluginAsyncTypebox =>
  async (app) => {
    let reachedAt = performance.now();

    app.get(
      '/api/health',
      {
        config: { access: 'open' },
        schema: {
          tags: ['operation'],
          summary: 'State of the server',
          response: answers({
            200: answer('The server does its work', HealthSchema),
            503: answer('The database does not answer; `status` is `degraded`', HealthSchema),
          }),
        },
      },
      async (_request, reply) => {
        // The answer itself says that the database is away, also one that takes a question and does not answer it.
        const lagMs = await within(PATIENCE_MS, lagOf(engine)).catch(() => undefined);
        if (lagMs !== undefined) reachedAt = performance.now();
        const body: HealthBody = {
          status: lagMs === undefined ? 'degraded' : 'ok',
          seq: engine.follower.seq,
          epoch: engine.epoch,
          version: packageVersion,
          database,
          clients: engine.hub.size,
          lagMs: lagMs ?? Math.round(performance.now() - reachedAt),
          districtClock: { districtAt: engine.clock.now(), factor: engine.clock.factor, kind: engine.clock.kind },
        };
        return reply.code(body.status === 'ok' ? 200 : 503).send(body);
      },
    );
  };

const PATIENCE_MS = 2_000;

function within<Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(limit));
}

/** Age of the oldest stored event that is not published yet; 0 when there is none. */
async function lagOf({ sql, log, follower }: Engine): Promise<number> {
  const { seq } = await readCounter(sql);
  return seq <= follower.seq ? 0 : Math.max(0, Math.round((await log.ageMs(follower.seq + 1)) ?? 0));
}
