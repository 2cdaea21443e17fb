import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { MAX_EVENTS_PER_REQUEST } from '../../core/protocol/http.ts';
import { RequestError } from './errors.ts';
import { type ReadRecord, readJson, textBytes, tryJson } from './json-bodies.ts';

/** A body of records: one alone, or several that are answered one by one. */
export type RecordBody = { kind: 'one'; value: unknown } | { kind: 'many'; records: ReadRecord[] };

export const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

const LINE_FEED = 0x0a;
/** Tab, carriage return and blank: a line of nothing else holds no record. */
const BLANKS = new Set([0x09, 0x0d, 0x20]);

/**
 * Bodies of events: JSON (one or an array) or NDJSON. Only JSON that cannot be read refuses the whole request; a line of
 * NDJSON that cannot be is one refused record.
 */
function recordBodies(app: FastifyInstance, _options: object, done: () => void): void {
  app.removeContentTypeParser('application/json');
  const as = { parseAs: 'buffer' } as const;
  app.addContentTypeParser('application/json', as, async (request: FastifyRequest, bytes: Buffer) =>
    readRecords(readJson(request, bytes)),
  );
  app.addContentTypeParser(NDJSON_TYPES, as, async (request: FastifyRequest, bytes: Buffer) =>
    readLines(textBytes(request, bytes)),
  );
  done();
}

function readRecords(value: unknown): RecordBody {
  if (!Array.isArray(value)) return { kind: 'one', value };
  if (value.length > MAX_EVENTS_PER_REQUEST) throw tooMany();
  return { kind: 'many', records: value.map((record) => ({ ok: true, value: record })) };
}

const readLines = (bytes: Buffer): RecordBody => ({ kind: 'many', records: splitLines(bytes).map(tryJson) });

/** Lines that hold something. They end as bytes, so that one of them that is no UTF-8 harms no neighbor. */
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let begin = 0;
  let isBlank = true;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== LINE_FEED) {
      isBlank &&= BLANKS.has(bytes[at]);
      continue;
    }
    if (!isBlank) lines.push(bytes.subarray(begin, at));
    if (lines.length > MAX_EVENTS_PER_REQUEST) throw tooMany(); // not one was parsed: millions would hold up everybody else
    begin = at + 1;
    isBlank = true;
  }
  return lines;
}

const tooMany = () =>
  new RequestError(413, 'too-many-events', `One request may bring ${MAX_EVENTS_PER_REQUEST} events.`);

export default fp(recordBodies, { name: 'record-bodies' });
