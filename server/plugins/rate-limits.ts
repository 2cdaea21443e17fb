import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { AccessMode } from '../access/access.ts';
import { RequestError } from './errors.ts';

/**
 * Requests a minute. A page that is panned reads the base map in a few hundred parts; a program sends one batch after the other;
 * who is nobody yet loads the page and signs in.
 */
const A_MINUTE = { session: 3_000, token: 12_000, nobody: 600 } as const;

/**
 * How much one asker may ask of this server, so that one of them never takes it from the others. Programs that come with the server
 * are not limited, and neither is a demo, which is this machine's alone.
 */
async function rateLimits(app: FastifyInstance, { mode }: { mode: AccessMode }): Promise<void> {
  if (mode === 'demo') return;
  await app.register(rateLimit, {
    global: true,
    hook: 'preParsing',
    timeWindow: 60_000,
    max: (request) => A_MINUTE[kindOf(request)],
    keyGenerator: (request) => `${kindOf(request)} ${request.principal?.identity.actor ?? request.ip}`,
    allowList: (request) => request.principal?.credential.kind === 'program',
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      new RequestError(429, 'rate-limited', `Too many requests; try again in ${Math.ceil(ttl / 1000)} s.`),
  });
}

function kindOf({ principal }: FastifyRequest): keyof typeof A_MINUTE {
  const kind = principal?.credential.kind;
  return kind === 'session' || kind === 'token' ? kind : 'nobody';
}

export default fp(rateLimits, { name: 'rate-limits' });
