import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../package-root.ts';
import { type ApiDocument, renderApiPage } from './api-docs-page.ts';

const PAGE = '/api/docs';
const STYLE = `${PAGE}/style.css`;

/** The description of the API as a page to read: drawn here, without a script. */
export async function apiDocs(app: FastifyInstance): Promise<void> {
  const style = await readFile(join(packageRoot, 'server/plugins/api-docs.css'));
  const hidden = { config: { access: 'open' }, schema: { hide: true } } as const;
  let page: string | undefined; // the routes are known only when all of them are there

  for (const url of [PAGE, `${PAGE}/`]) {
    app.get(url, hidden, async (_request, reply) => {
      page ??= renderApiPage(app.swagger() as ApiDocument, STYLE);
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    });
  }
  app.get(STYLE, hidden, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  );
}
