import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { EpochMsSchema } from '../../core/domain/ids.ts';
import { ClockAnswerSchema, ErrorSchema } from '../../core/protocol/write-schemas.ts';
import { isClockFactor } from '../config.ts';
import type { Engine } from '../engine.ts';
import { RequestError } from '../plugins/errors.ts';
import { answer, answers } from './answers.ts';

const BodySchema = Type.Object(
  { districtAt: Type.Optional(EpochMsSchema), factor: Type.Number() },
  { additionalProperties: false },
);

/**
 * The clock of a demo database: set to the moment of the first record while the log is empty, so that a replay begins
 * there; its factor at any time, so that the district does not run on at the speed of a replay that is over.
 */
export const clockRoutes =
  (engine: Engine): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.put(
      '/api/clock',
      {
        config: { access: 'clock.set' },
        schema: {
          tags: ['operation'],
          summary: 'Set the clock of a demo database (replay token); its moment only while the log is empty',
          security: [{ token: [] }],
          body: BodySchema,
          response: answers(
            {
              200: answer('The clock as it is now', ClockAnswerSchema),
              403: answer('`origin-refused`, `not-permitted`: only the replay token sets the clock', ErrorSchema),
              409: answer('`clock-not-demo`, `log-not-empty`: the clock cannot be set', ErrorSchema),
            },
            400,
            413,
            415,
            503,
          ),
        },
      },
      async ({ body: { districtAt, factor } }) => {
        if (!isClockFactor(factor))
          throw new RequestError(400, 'invalid-request', `The factor ${factor} is not usable.`);
        if (engine.clock.kind !== 'demo') {
          throw new RequestError(409, 'clock-not-demo', 'The database was not made with DOORSTEP_CLOCK.');
        }
        if (districtAt === undefined) await engine.setClockFactor(factor);
        else if (!(await engine.setClock(districtAt, factor))) {
          throw new RequestError(409, 'log-not-empty', 'The log has events; a clock is set before the first one.');
        }
        return { districtAt: engine.clock.now(), factor };
      },
    );
  };
