import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  BASEMAP_FILE,
  CodeTableSchema,
  DistrictSchema,
  GridPropertiesSchema,
  isForInternalUse,
} from '../../core/domain/district.ts';
import { OrganisationSchema } from '../../core/domain/organisation.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { DistrictBodySchema } from '../../core/protocol/read-schemas.ts';
import { ErrorSchema } from '../../core/protocol/write-schemas.ts';
import type { BasemapFile } from '../district/basemap-file.ts';
import type { DistrictFolder } from '../district/folder.ts';
import type { ServedFile } from '../district/served-file.ts';
import { RequestError } from '../plugins/errors.ts';
import { answer, answerIn, answers, unchanged } from './answers.ts';
import { isKnownTo } from './etag.ts';
import { BASEMAP_TYPE, sendBasemap } from './send-basemap.ts';

const FILES = '/api/district/files';

const FILE_CONTENT = {
  'application/json': Type.Union([DistrictSchema, CodeTableSchema, OrganisationSchema], {
    description: '`district.json`, `codes.json`, `organisation.json`',
  }),
  'application/geo+json': Type.Object(
    {
      type: Type.Literal('FeatureCollection'),
      features: Type.Array(Type.Object({ properties: GridPropertiesSchema })),
    },
    { description: '`grids.geojson`: the areas as Polygon or MultiPolygon' },
  ),
  'application/octet-stream': Type.String({ format: 'binary', description: '`buildings.bin`' }),
  [BASEMAP_TYPE]: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary', description: '`basemap.pmtiles`' }),
};

/** What a Range header is answered with, for the one file that is read in parts. */
const IN_PARTS = {
  206: answerIn('The part of `basemap.pmtiles` that Range asks for', { [BASEMAP_TYPE]: FILE_CONTENT[BASEMAP_TYPE] }),
  416: answer('`range-unsatisfiable`: the file ends before the Range', ErrorSchema),
};

/** What the district folder says, and those of its files that may be seen. */
export const districtRoutes =
  (folder: DistrictFolder): FastifyPluginAsyncTypebox =>
  async (app) => {
    const body = bodyOf(folder);
    app.get(
      '/api/district',
      {
        // Who has to sign in, and programs that look for their token, must know where they are.
        config: { access: 'open' },
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
        config: { access: 'district.read' },
        schema: {
          tags: ['district'],
          summary: 'A file of the district folder',
          params: Type.Object({ name: Type.String() }),
          response: answers(
            { 200: answerIn('The file, with its ETag', FILE_CONTENT), ...IN_PARTS, 304: unchanged },
            404,
          ),
        },
      },
      async (request, reply) => {
        const { params, headers } = request;
        const { name } = params;
        if (name === BASEMAP_FILE && folder.basemap) return sendBasemap(folder.basemap, request, reply);
        const file = folder.files.get(name);
        if (!file) throw new RequestError(404, 'not-found', 'The district has no such file, or it is not served.');
        const etag = `"${file.sha256}"`;
        reply.header('etag', etag).header('cache-control', 'no-cache');
        if (isKnownTo(headers['if-none-match'], etag)) return reply.code(304).send();
        return reply.type(contentType(file)).send(file.bytes);
      },
    );
  };

function contentType({ name }: ServedFile): string {
  if (name.endsWith('.bin')) return 'application/octet-stream';
  return name.endsWith('.geojson') ? 'application/geo+json' : 'application/json';
}

function bodyOf({ district, files, basemap, ownBasemap, hash, faults }: DistrictFolder): DistrictBody {
  const { id, name, zone, bbox, homeBbox, mapNotice, synthetic, windowDays, codeVersion } = district;
  return {
    id,
    name,
    zone,
    bbox,
    ...(homeBbox && { homeBbox }),
    mapNotice,
    synthetic,
    windowDays,
    codeVersion,
    ...(ownBasemap && { ownBasemap }),
    ...(isForInternalUse(district) && { internalOnly: true as const }),
    districtHash: hash,
    files: [
      ...[...files.values()].map((file) => told({ ...file, bytes: file.bytes.length })),
      ...(basemap ? [told(basemap)] : []),
    ],
    faults: [...faults],
  };
}

const told = ({ name, bytes, sha256 }: Pick<BasemapFile, 'name' | 'bytes' | 'sha256'>) => ({
  name,
  url: `${FILES}/${name}`,
  bytes,
  sha256,
});
