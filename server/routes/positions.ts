import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  MAX_EVENTS_PER_REQUEST,
  type PatrolFix,
  PositionSchema,
  type PositionsAnswer,
} from '../../core/protocol/http.ts';
import { PatrolAgesSchema } from '../../core/protocol/read-schemas.ts';
import { PositionsAnswerSchema } from '../../core/protocol/write-schemas.ts';
import type { Engine } from '../engine.ts';
import { RequestError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/principal.ts';
import { compileRecord } from '../validation.ts';
import { answer, answers } from './answers.ts';

const BODY_LIMIT = 1024 * 1024;
const isFix = compileRecord<PatrolFix>(PositionSchema);

/** Where patrols say where they are, and what of it may be read. Never in the log. */
export const positionRoutes =
  (engine: Engine): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post<{ Body: unknown }>(
      '/api/positions',
      {
        bodyLimit: BODY_LIMIT,
        config: { access: 'positions.write' },
        schema: {
          tags: ['positions'],
          summary: 'Report the newest fixes of patrols',
          body: Type.Array(PositionSchema, { maxItems: MAX_EVENTS_PER_REQUEST }),
          response: answers(
            { 200: answer('How many were taken, and which were not', PositionsAnswerSchema) },
            400,
            403,
            413,
            415,
            503,
          ),
        },
        // Fixes are checked one by one, so that a bad one never harms its neighbours.
        validatorCompiler: () => () => true,
      },
      async (request): Promise<PositionsAnswer> => {
        const { body } = request;
        if (principalOf(request).identity.provenance === 'simulated' && !engine.folder.district.synthetic)
          throw new RequestError(403, 'not-permitted', 'No patrol of a real district is simulated.');
        if (body === undefined) throw new RequestError(400, 'invalid-json', 'The request has no body.');
        if (!Array.isArray(body)) throw new RequestError(400, 'invalid-request', 'The body is an array of positions.');
        if (body.length > MAX_EVENTS_PER_REQUEST) {
          throw new RequestError(
            413,
            'too-many-positions',
            `${body.length} positions; ${MAX_EVENTS_PER_REQUEST} are taken.`,
          );
        }
        return store(engine, body);
      },
    );

    app.get(
      '/api/patrol-ages',
      {
        config: { access: 'state.read' },
        schema: {
          tags: ['positions'],
          summary: 'When three members of patrols or more were last counted in each cell and grid',
          response: answers({
            200: answer('Moments by cell and grid, and since when they are known', PatrolAgesSchema),
          }),
        },
      },
      async (_, reply) => {
        reply.header('cache-control', 'no-cache');
        return engine.patrolAges.read();
      },
    );
  };

async function store(engine: Engine, body: readonly unknown[]): Promise<PositionsAnswer> {
  const refused: PositionsAnswer['refused'] = [];
  const fixes: PatrolFix[] = [];
  const indexOfFix: number[] = [];
  body.forEach((value, index) => {
    if (isFix(value)) {
      fixes.push(value);
      indexOfFix.push(index);
    } else {
      const [error] = isFix.errors ?? [];
      refused.push({
        index,
        code: 'position-shape',
        message: `${error?.instancePath || 'The fix'} ${error?.message}.`,
      });
    }
  });
  const stored = await engine.positions.store(fixes, engine.clock.now());
  refused.push(...stored.refused.map((refusal) => ({ ...refusal, index: indexOfFix[refusal.index] })));
  return { accepted: stored.accepted, refused: refused.sort((a, b) => a.index - b.index) };
}
