import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CodeTableSchema, DistrictSchema, GridPropertiesSchema } from '../../core/domain/district.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { DistrictBodySchema } from '../../core/protocol/read-schemas.ts';
import type { DistrictFolder } from '../district/folder.ts';
import type { ServedFile } from '../district/served-file.ts';
import { RequestError } from '../plugins/errors.ts';
import { answer, answerIn, answers, unchanged } from './answers.ts';

const FILES = '/api/district/files';

const FILE_CONTENT = {
  'application/json': Type.Union([DistrictSchema, CodeTableSchema], { description: '`district.json`, `codes.json`' }),
  'application/geo+json': Type.Object(
    {
      type: Type.Literal('FeatureCollection'),
      features: Type.Array(Type.Object({ properties: GridPropertiesSchema })),
    },
    { description: '`grids.geojson`: the areas as Polygon or MultiPolygon' },
  ),
};

/** What the district folder says, and those of its files that may be seen. */
export const districtRoutes =
  (folder: DistrictFolder): FastifyPluginAsyncTypebox =>
  async (app) => {
    const body = bodyOf(folder);
    app.get(
      '/api/district',
      {
        schema: {
          tags: ['district'],
          summary: 'The district and its files',
          response: answers({ 200: answer('The district', DistrictBodySchema) }),
        },
      },
      async () => body,
    );

    app.get(
      `${FILES}/:name`,
      {
        schema: {
          tags: ['district'],
          summary: 'A file of the district folder',
          params: Type.Object({ name: Type.String({ maxLength: 100 }) }),
          response: answers({ 200: answerIn('The file, with its ETag', FILE_CONTENT), 304: unchanged }, 404),
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

function bodyOf({ district, files, hash, faults }: DistrictFolder): DistrictBody {
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
    faults: [...faults],
  };
}
