import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { MAX_EVENTS_PER_REQUEST } from '../../core/protocol/http.ts';
import { RequestError } from './errors.ts';

/** A record that was read, or the line that could not be. */
export type ReadRecord = { ok: true; value: unknown } | { ok: false };

/** A body of records: one alone, or several that are answered one by one. */
export type RecordBody = { kind: 'one'; value: unknown } | { kind: 'many'; records: ReadRecord[] };

export const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/**
 * Bodies of events: JSON (one or an array) or NDJSON. Only JSON that cannot be parsed refuses the whole request; a line of
 * NDJSON that cannot be is one refused record.
 */
function recordBodies(app: FastifyInstance, _options: object, done: () => void): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, text: string) =>
    readJson(text),
  );
  app.addContentTypeParser(NDJSON_TYPES, { parseAs: 'string' }, async (_request: unknown, text: string) =>
    readLines(text),
  );
  done();
}

function readJson(text: string): RecordBody {
  const read = tryParse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!read.ok) throw new RequestError(400, 'invalid-json', 'The body is not JSON.');
  if (!Array.isArray(read.value)) return { kind: 'one', value: read.value };
  checkCount(read.value.length);
  return { kind: 'many', records: read.value.map((value) => ({ ok: true, value })) };
}

function readLines(text: string): RecordBody {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  checkCount(lines.length); // before they are parsed: millions of them would hold up everybody else
  return { kind: 'many', records: lines.map(tryParse) };
}

function checkCount(count: number): void {
  if (count <= MAX_EVENTS_PER_REQUEST) return;
  const message = `${count} events in one request; ${MAX_EVENTS_PER_REQUEST} are taken.`;
  throw new RequestError(413, 'too-many-events', message);
}

function tryParse(text: string): ReadRecord {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false }; // where it breaks is the sender's to find; what is not JSON has no path
  }
}

export default fp(recordBodies, { name: 'record-bodies' });
