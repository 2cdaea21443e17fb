import type { FastifyReply, FastifyRequest } from 'fastify';
import { type BasemapFile, openBasemap } from '../district/basemap-file.ts';
import { RequestError } from '../plugins/errors.ts';
import { byteRange } from './byte-range.ts';
import { isKnownTo } from './etag.ts';

export const BASEMAP_TYPE = 'application/vnd.pmtiles';

/** The base map or the part that is asked for, straight from the disk; a page reads it in a few hundred small parts. */
export async function sendBasemap(
  basemap: BasemapFile,
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const etag = `"${basemap.sha256}"`;
  reply.header('etag', etag).header('cache-control', 'no-cache').header('accept-ranges', 'bytes');
  if (isKnownTo(headers['if-none-match'], etag)) return reply.code(304).send();
  // Who has parts of another file gets all of this one, and not a part that does not belong to the others.
  const isOurs = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = method === 'GET' && isOurs ? byteRange(headers.range, basemap.bytes) : undefined;
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${basemap.bytes}`);
    throw new RequestError(416, 'range-unsatisfiable', `The base map has ${basemap.bytes} bytes.`);
  }
  const file = await openBasemap(basemap);
  if (!file) throw new RequestError(404, 'not-found', 'The base map was replaced: start the server again to serve it.');
  const { first, last } = range ?? { first: 0, last: basemap.bytes - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${basemap.bytes}`);
  reply.type(BASEMAP_TYPE).header('content-length', last - first + 1);
  return reply.send(file.createReadStream({ start: first, end: last }));
}
