import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { RequestError } from './errors.ts';

/** A record that was read, or the line that could not be. */
export type ReadRecord = { ok: true; value: unknown } | { ok: false };

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Bodies are JSON in UTF-8, and never repaired: what cannot be read is refused, other types are not taken. */
function jsonBodies(app: FastifyInstance, _options: object, done: () => void): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) =>
    readJson(request, bytes),
  );
  done();
}

/** The value of a whole body. @throws RequestError when it is not JSON in UTF-8. */
export function readJson(request: FastifyRequest, bytes: Buffer): unknown {
  const read = tryJson(textBytes(request, bytes));
  if (!read.ok) throw new RequestError(400, 'invalid-json', 'The body is not JSON in UTF-8.');
  return read.value;
}

/** A body without its byte order mark. @throws RequestError when its type declares another encoding than UTF-8. */
export function textBytes({ headers }: FastifyRequest, bytes: Buffer): Buffer {
  for (const [, charset] of (headers['content-type'] ?? '').matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)) {
    if (/^utf-?8$/i.test(charset)) continue;
    throw new RequestError(415, 'content-type-unsupported', `Bodies are read as UTF-8, not as ${charset}.`);
  }
  const isMarked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

export function tryJson(bytes: Buffer): ReadRecord {
  if (!isUtf8(bytes)) return { ok: false }; // toString would put U+FFFD where a letter was
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { ok: false }; // where it breaks is the sender's to find; what is not JSON has no path
  }
}

export default fp(jsonBodies, { name: 'json-bodies' });
