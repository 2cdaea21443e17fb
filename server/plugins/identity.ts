import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Identity } from '../identity.ts';
import type { Identities } from '../tokens.ts';
import { RequestError } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends this; set before any handler runs. */
    identity: Identity;
  }
}

/** Every request has an identity; a token that is not ours is refused, never taken for none. */
function identity(app: FastifyInstance, { identities }: { identities: Identities }, done: () => void): void {
  app.decorateRequest('identity');
  app.addHook('onRequest', async (request) => {
    const found = identities.find(request.headers.authorization);
    if (!found) throw new RequestError(401, 'token-unknown', 'The Authorization header names no token of this server.');
    request.identity = found;
  });
  done();
}

export default fp(identity, { name: 'identity' });
