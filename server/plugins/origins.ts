import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { RequestError } from './errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const IP_LITERAL = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/;

/**
 * Which pages may talk to this server.
 *
 * A page this server delivered names the host it was asked under. That is believed for loopback names and IP addresses;
 * a domain name must be listed, since a foreign page can make a name of its own point here (DNS rebinding).
 * Programs send no Origin and are let through: without a cookie there is nothing they could borrow.
 */
export class OriginList {
  readonly #listed: ReadonlySet<string>;

  constructor(listed: readonly string[]) {
    this.#listed = new Set(listed);
  }

  allows(origin: string | undefined, host: string | undefined, hasCookie: boolean): boolean {
    if (origin === undefined) return !hasCookie;
    if (this.#listed.has(origin)) return true;
    if (!URL.canParse(origin)) return false;
    const url = new URL(origin);
    return (
      url.origin === origin && url.host === host && (LOOPBACK_NAMES.has(url.hostname) || IP_LITERAL.test(url.hostname))
    );
  }
}

/** Refuse what a foreign page sends: 403 before anything else is looked at. */
function origins(app: FastifyInstance, { list }: { list: OriginList }, done: () => void): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE_METHODS.has(request.method)) return;
    const { origin, host, cookie } = request.headers;
    if (!list.allows(origin, host, cookie !== undefined)) {
      throw new RequestError(403, 'origin-refused', `Pages of ${origin ?? 'no origin'} may not write here.`);
    }
  });
  done();
}

export default fp(origins, { name: 'origins' });
