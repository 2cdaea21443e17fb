import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { POLICY } from '../../core/access/policy.ts';
import { NewTokenSchema, RoleSchema } from '../../core/protocol/access.ts';
import { ErrorSchema } from '../../core/protocol/write-schemas.ts';
import type { Access } from '../access/access.ts';
import { entryOf } from '../access/principal.ts';
import { RequestError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/principal.ts';
import { answer, answers, nothing } from './answers.ts';

const DAY_MS = 86_400_000;
const tags = ['access'];
const TokenSchema = Type.Object({
  id: Type.String(),
  label: Type.String(),
  role: RoleSchema,
  area: Type.String(),
  actions: Type.Optional(Type.Array(Type.String(), { description: 'Absent: all that the role may' })),
  source: Type.Unsafe<'device' | 'import'>({ type: 'string', enum: ['device', 'import'] }),
  expiresAt: Type.Number({ description: 'Wall time in milliseconds' }),
});

const LIST = {
  config: { access: 'tokens.manage' } as const,
  schema: {
    tags,
    summary: 'Tokens that can be used',
    response: answers(
      { 200: answer('Without their secrets', Type.Object({ tokens: Type.Array(TokenSchema) })) },
      403,
      503,
    ),
  },
};

const CREATE = {
  config: { access: 'tokens.manage' } as const,
  schema: {
    tags,
    summary: 'Make a token; its secret is told once',
    body: NewTokenSchema,
    response: answers(
      {
        201: answer('The token with its secret', Type.Object({ id: Type.String(), secret: Type.String() })),
        409: answer('`area-unknown`, `token-of-officer`', ErrorSchema),
      },
      400,
      403,
      413,
      415,
      503,
    ),
  },
};

const REVOKE = {
  config: { access: 'tokens.manage' } as const,
  schema: {
    tags,
    summary: 'Revoke a token; its sockets close',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    response: answers({ 204: nothing('Revoked') }, 403, 404, 503),
  },
};

/** Tokens of programs and devices: a role in an area, perhaps less than the role may, and an end. */
export const accessTokenRoutes =
  (access: Access): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/api/tokens', LIST, async () => ({
      tokens: (await access.tokens.list()).map(({ digest: _, ...token }) => token),
    }));

    app.post('/api/tokens', CREATE, async (request, reply) => {
      const { label, kind, role, area, actions, days } = request.body;
      if (role.endsWith('-officer') && role !== 'duty-officer')
        throw new RequestError(409, 'token-of-officer', 'The three officers act as persons, not by tokens.');
      if (!access.scope(role, area))
        throw new RequestError(409, 'area-unknown', `The district has no ${POLICY[role].boundTo} ${area}.`);
      const principal = principalOf(request);
      const made = await access.tokens.create({
        label,
        role,
        area,
        ...(actions && { actions }),
        source: kind === 'device' ? 'device' : 'import',
        createdBy: principal.identity.actor,
        expiresAt: access.wall() + days * DAY_MS,
      });
      await access.audit.add(entryOf(principal, 'token.create', made.id, { role, area, actions, days }));
      return reply.header('cache-control', 'no-store').code(201).send(made);
    });

    app.delete('/api/tokens/:id', REVOKE, async (request, reply) => {
      const { id } = request.params;
      if (!(await access.tokens.revoke(id))) throw new RequestError(404, 'not-found', 'There is no such token.');
      await access.audit.add(entryOf(principalOf(request), 'token.revoke', id));
      await access.refresh();
      return reply.code(204).send();
    });
  };
