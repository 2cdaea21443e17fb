import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { EpochMsSchema } from '../../core/domain/ids.ts';
import { isClockFactor } from '../config.ts';
import type { Engine } from '../engine.ts';
import { RequestError } from '../plugins/errors.ts';

const BodySchema = Type.Object({ districtAt: EpochMsSchema, factor: Type.Number() }, { additionalProperties: false });

/** Setting the clock of an empty demo database, so that a replay begins at the moment of its first record. */
export const clockRoutes =
  (engine: Engine): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.put(
      '/api/clock',
      {
        schema: {
          tags: ['operation'],
          summary: 'Set the clock of an empty demo database (replay token)',
          body: BodySchema,
        },
      },
      async ({ body: { districtAt, factor }, identity }) => {
        if (identity.actor !== 'replay')
          throw new RequestError(403, 'token-scope', 'Only the replay token sets the clock.');
        if (!isClockFactor(factor))
          throw new RequestError(400, 'invalid-request', `The factor ${factor} is not usable.`);
        if (engine.clock.kind !== 'demo') {
          throw new RequestError(409, 'clock-not-demo', 'The database was not made with DOORSTEP_CLOCK.');
        }
        if (!(await engine.setClock(districtAt, factor))) {
          throw new RequestError(409, 'log-not-empty', 'The log has events; a clock is set before the first one.');
        }
        return { districtAt, factor };
      },
    );
  };
