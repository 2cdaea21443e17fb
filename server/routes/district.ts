import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { DistrictBody } from '../../core/protocol/http.ts';
import type { DistrictFolder, ServedFile } from '../district/folder.ts';
import { RequestError } from '../plugins/errors.ts';

const FILES = '/api/district/files';

/** What the district folder says, and those of its files that may be seen. */
export const districtRoutes =
  (folder: DistrictFolder): FastifyPluginAsyncTypebox =>
  async (app) => {
    const body = bodyOf(folder);
    app.get(
      '/api/district',
      { schema: { tags: ['district'], summary: 'The district and its files' } },
      async () => body,
    );

    app.get(
      `${FILES}/:name`,
      {
        schema: {
          tags: ['district'],
          summary: 'A file of the district folder',
          params: Type.Object({ name: Type.String({ maxLength: 100 }) }),
        },
      },
      async ({ params: { name }, headers }, reply) => {
        const file = folder.files.get(name);
        if (!file) throw new RequestError(404, 'not-found', 'The district has no such file, or it is not served.');
        const etag = `"${file.sha256}"`;
        reply.header('etag', etag).header('cache-control', 'no-cache');
        if (headers['if-none-match'] === etag) return reply.code(304).send();
        return reply.type(contentType(file)).send(file.bytes);
      },
    );
  };

const contentType = ({ name }: ServedFile) => (name.endsWith('.geojson') ? 'application/geo+json' : 'application/json');

function bodyOf({ district, files, hash }: DistrictFolder): DistrictBody {
  const { id, name, zone, bbox, mapNotice, synthetic, windowDays, codeVersion } = district;
  return {
    id,
    name,
    zone,
    bbox,
    mapNotice,
    synthetic,
    windowDays,
    codeVersion,
    districtHash: hash,
    files: [...files.values()].map((file) => ({
      name: file.name,
      url: `${FILES}/${file.name}`,
      bytes: file.bytes.length,
      sha256: file.sha256,
    })),
  };
}
