import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { EventSchema, type LoggedEvent } from '../../core/domain/event.ts';
import type { Lattice } from '../../core/geo/lattice.ts';
import {
  type EventAnswer,
  MAX_EVENTS_PER_REQUEST,
  MAX_REQUEST_BYTES,
  type RefusedAnswer,
  type StoredAnswer,
} from '../../core/protocol/http.ts';
import { LoggedEventSchema } from '../../core/protocol/read-schemas.ts';
import {
  ErrorSchema,
  ManyAnswersSchema,
  SingleRefusedSchema,
  SingleStoredSchema,
} from '../../core/protocol/write-schemas.ts';
import type { Principal } from '../access/principal.ts';
import type { Engine } from '../engine.ts';
import { type Audience, audienceOf } from '../events/audience.ts';
import { serializeRow } from '../events/frames.ts';
import type { IngestVerdict } from '../events/ingest.ts';
import { type PreparedEvent, prepare } from '../events/prepare.ts';
import { RequestError } from '../plugins/errors.ts';
import type { ReadRecord } from '../plugins/json-bodies.ts';
import { principalOf } from '../plugins/principal.ts';
import recordBodies, { NDJSON_TYPES, type RecordBody } from '../plugins/record-bodies.ts';
import { answer, answerIn, answers } from './answers.ts';
import { checkEvent } from './event-validator.ts';
import { refusalMessage, refusalStatus } from './refusals.ts';

const PageSchema = Type.Object({
  after: Type.Integer({ minimum: 0, default: 0, description: 'Rows with a greater seq' }),
  limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000 }),
});

const LINES = Type.String({ description: 'One event a line, each as in application/json' });
const BODY = answerIn('Events', {
  'application/json': Type.Union([EventSchema, Type.Array(EventSchema, { maxItems: MAX_EVENTS_PER_REQUEST })]),
  ...Object.fromEntries(NDJSON_TYPES.map((type) => [type, LINES])),
});

const POST_ANSWERS = answers(
  {
    200: answer(
      'Of one event: it was stored before. Of several: each with its own answer',
      Type.Union([SingleStoredSchema, ManyAnswersSchema]),
    ),
    201: answer('One event, stored now', SingleStoredSchema),
    400: answer(
      'One event without the shape of its type; or `invalid-json`',
      Type.Union([SingleRefusedSchema, ErrorSchema]),
    ),
    409: answer('One event that is not possible as things stand', SingleRefusedSchema),
  },
  403,
  413,
  415,
  503,
);

/** Where everything that happens comes in, and where the log can be read. */
export const eventRoutes =
  (engine: Engine): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(recordBodies);

    app.post<{ Body: RecordBody }>(
      '/api/events',
      {
        bodyLimit: MAX_REQUEST_BYTES,
        config: { access: 'events.write' },
        schema: {
          tags: ['events'],
          summary: 'Store events: one, an array, or NDJSON',
          description:
            'One event: 201, or 200 where it is already stored. An array or NDJSON: always 200 with an answer to each record.',
          body: BODY,
          response: POST_ANSWERS,
        },
        // Records are checked one by one, so that a bad one never harms its neighbours.
        validatorCompiler: () => () => true,
      },
      async (request, reply) => {
        const { body } = request;
        if (!body) throw new RequestError(400, 'invalid-json', 'The request has no body.');
        const records: ReadRecord[] = body.kind === 'one' ? [{ ok: true, value: body.value }] : body.records;
        const given = await answerEach(engine, records, principalOf(request));
        if (body.kind === 'many') return reply.send({ answers: given });
        return sendSingle(given[0], (status) => reply.code(status));
      },
    );

    app.get(
      '/api/events',
      {
        config: { access: 'log.read' },
        schema: {
          tags: ['events'],
          summary: 'Read the log as NDJSON, oldest first',
          querystring: PageSchema,
          response: answers(
            { 200: answerIn('One row a line', { 'application/x-ndjson': LoggedEventSchema }) },
            400,
            503,
          ),
        },
      },
      async (request, reply) => {
        const { after, limit } = request.query;
        const pages = engine.log.pagesAfter(after, Math.min(after + limit, engine.follower.seq));
        const lines = toLines(pages, audienceOf(principalOf(request).scope), engine.follower.lattice);
        return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines));
      },
    );
  };

async function answerEach(
  engine: Engine,
  records: readonly ReadRecord[],
  principal: Principal,
): Promise<EventAnswer[]> {
  const { district, grids } = engine.folder;
  const places = { bbox: district.bbox, grids, isReal: !district.synthetic };
  const prepared: { index: number; event: PreparedEvent }[] = [];
  const given = records.map((record, index): EventAnswer | undefined => {
    const ready = readRecord(record, index, principal, places);
    if (!('event' in ready)) return ready;
    prepared.push({ index, event: ready });
    return undefined;
  });
  const verdicts = await engine.ingest.submit(prepared.map(({ event }) => event));
  verdicts.forEach((verdict, i) => {
    const { index, event } = prepared[i];
    given[index] = answerOf(verdict, event);
  });
  return given as EventAnswer[]; // every gap was filled by a verdict
}

function readRecord(
  record: ReadRecord,
  index: number,
  { identity, scope }: Principal,
  places: Parameters<typeof prepare>[2],
): PreparedEvent | RefusedAnswer {
  if (!record.ok) return refused(null, 'invalid-json', { index, message: 'The line is not JSON in UTF-8.' });
  const shape = checkEvent(record.value);
  if (!shape.ok) {
    const id = readableId(record.value);
    return refused(id, shape.code, { message: shape.message, path: shape.path, ...(id === null && { index }) });
  }
  const preparation = prepare(shape.event, identity, places, scope);
  return preparation.ok ? preparation.prepared : refused(shape.event.id, preparation.code, { path: preparation.path });
}

function answerOf(verdict: IngestVerdict, { event }: PreparedEvent): EventAnswer {
  if (verdict.kind === 'refused') return refused(event.id, verdict.code, {});
  const stored: StoredAnswer = { id: event.id, seq: verdict.seq };
  return verdict.kind === 'repeated' ? { ...stored, repeated: true } : stored;
}

function refused(
  id: string | null,
  code: string,
  more: { index?: number; message?: string; path?: string },
): RefusedAnswer {
  return { id, status: refusalStatus(code), code, message: refusalMessage(code), ...more };
}

/** The id as sent, where the record is an object that has one; it is not checked, only given back. */
function readableId(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id.length <= 64 ? id : null;
}

function sendSingle(answer: EventAnswer, reply: (status: number) => { send(body: unknown): unknown }) {
  if ('seq' in answer) return reply(answer.repeated ? 200 : 201).send({ id: answer.id, seq: answer.seq });
  const { status, index: _index, ...body } = answer;
  return reply(status).send(body);
}

/** Rows as whoever asks sees them; those they do not see are left out. */
async function* toLines(
  pages: AsyncIterable<readonly LoggedEvent[]>,
  audience: Audience,
  lattice: Lattice,
): AsyncGenerator<string> {
  for await (const page of pages) {
    const texts = page.map((row) => {
      const { texts, place } = serializeRow(row, lattice);
      const text = texts[audience.viewOf(place)];
      return text === undefined ? '' : `${text}\n`;
    });
    yield texts.join('');
  }
}
