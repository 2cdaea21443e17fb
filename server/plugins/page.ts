import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { packageRoot } from '../package-root.ts';

const BUILT = join(packageRoot, 'dist/client');
const YEAR_SECONDS = 31_536_000;

/** Addresses of the page besides `/`: the same file, which draws another shell. */
const DOORS = ['/wall', '/grid', '/debug/layers', '/debug/layers/*'];

/** The built page. Its assets carry their hash in the name and never change; the page itself is always asked for. */
async function page(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(BUILT, 'index.html'))) {
    app.log.warn('The page is not built: npm run build. The API works without it.');
    return;
  }
  await app.register(fastifyStatic, {
    root: BUILT,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isAsset = path.includes('/assets/');
      response.header('cache-control', isAsset ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  for (const door of DOORS) app.get(door, { schema: { hide: true } }, (_, reply) => reply.sendFile('index.html'));
}

export default fp(page, { name: 'page' });
