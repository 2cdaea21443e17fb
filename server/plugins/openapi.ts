import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { packageVersion } from '../package-root.ts';
import { apiDocs } from './api-docs.ts';

/** The API described by its own routes, as OpenAPI 3.1 for programs and as a page for people. */
async function openapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    transformObject: (document) =>
      'openapiObject' in document ? inEdition31(document.openapiObject) : document.swaggerObject,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Doorstep',
        version: packageVersion,
        description:
          'Events in, a numbered log, and what follows from it. The websocket, the event types and all codes are described in docs/protocol.md.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      security: [{}, { token: [] }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A token of tokens.json in the data folder' },
        },
      },
    },
  });
  app.get('/api/openapi.json', { config: { access: 'open' }, schema: { hide: true } }, async () => app.swagger());
  await app.register(apiDocs);
}

/** Schemas as OpenAPI 3.1 writes them: a tuple is `prefixItems`, and a parameter with a default may be left out. */
function inEdition31<Part>(document: Part): Part {
  return JSON.parse(JSON.stringify(document), (_key, part) => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part.items)) {
      const { items: prefixItems, additionalItems: items, ...rest } = part;
      return { ...rest, prefixItems, items };
    }
    return 'in' in part && part.schema?.default !== undefined ? { ...part, required: false } : part;
  });
}

export default fp(openapi, { name: 'openapi' });
