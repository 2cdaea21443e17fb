import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { packageRoot } from '../package-root.ts';

const BUILT = join(packageRoot, 'dist/client');
const YEAR_SECONDS = 31_536_000;

/** Addresses of the page: the same file, which draws another shell. */
const DOORS = ['/', '/wall', '/grid', '/debug/layers', '/debug/layers/*'];
/** What the page asks for before its code has come. */
const PRELOADED = /\s*<link rel="preload" href="\/api\/[^"]*"[^>]*>/g;

/** The built page. Its assets carry their hash in the name and never change; the page itself is always asked for. */
async function page(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(BUILT, 'index.html'))) {
    app.log.warn('The page is not built: npm run build. The API works without it.');
    return;
  }
  await app.register(fastifyStatic, {
    root: BUILT,
    cacheControl: false,
    index: false,
    setHeaders: (response, path) => {
      const isAsset = path.includes('/assets/');
      response.header('cache-control', isAsset ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const html = await readFile(join(BUILT, 'index.html'), 'utf8');
  const forNobody = html.replace(PRELOADED, '');
  for (const door of DOORS) {
    const forSomebody = pageOf(door, html);
    app.get(door, { schema: { hide: true } }, ({ principal }, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('vary', 'cookie')
        .send(principal ? forSomebody : forNobody),
    );
  }
}

/** A wall asks for no more than a room may see, from its first byte on; who has to sign in asks for nothing yet. */
const pageOf = (door: string, html: string) =>
  door === '/wall' ? html.replace('"/api/snapshot"', '"/api/snapshot?view=wall"') : html;

export default fp(page, { name: 'page' });
