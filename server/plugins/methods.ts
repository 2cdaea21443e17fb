import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { RequestError } from './errors.ts';

type KnownPath = { readonly pattern: RegExp; readonly methods: Set<string> };

/** A path of the API that is asked with a method it does not take: 405 and the methods it does, rather than "nothing here". */
function methods(app: FastifyInstance, _options: object, done: () => void): void {
  const paths = new Map<string, KnownPath>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return; // the page is files, which a wildcard serves
    const known = paths.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const each of [method].flat()) known.methods.add(each);
    paths.set(url, known);
  });
  app.addHook('onRequest', async ({ url, method }, reply) => {
    const [path] = url.split('?', 1);
    const known = paths.get(path) ?? [...paths.values()].find(({ pattern }) => pattern.test(path));
    if (!known || known.methods.has(method)) return;
    const allowed = [...known.methods].join(', ');
    reply.header('allow', allowed);
    throw new RequestError(405, 'method-not-allowed', `${path} takes ${allowed}, not ${method}.`);
  });
  done();
}

/** `/files/:name` is any one part in the place of the name. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}

export default fp(methods, { name: 'methods' });
