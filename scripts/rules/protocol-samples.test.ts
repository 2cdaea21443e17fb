import { Ajv } from 'ajv';
import type { TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import { EVENT_TYPES, EventSchema, type LoggedEvent, type SentEvent } from '../../core/domain/event.ts';
import { readSnapshot, writeSnapshot } from '../../core/domain/state-snapshot.ts';
import { MAX_EVENTS_PER_REQUEST, MAX_REQUEST_BYTES, type SnapshotBody } from '../../core/protocol/http.ts';
import { HealthSchema } from '../../core/protocol/read-schemas.ts';
import {
  CLOSE_CODES,
  type EventsFrame,
  type Hello,
  MAX_CATCH_UP_EVENTS,
  type ServerFrame,
  STREAM_TIMES,
} from '../../core/protocol/stream.ts';
import {
  ErrorSchema,
  ManyAnswersSchema,
  PositionsAnswerSchema,
  SingleRefusedSchema,
  SingleStoredSchema,
} from '../../core/protocol/write-schemas.ts';
import { closeSchema } from '../../core/testing/close-schema.ts';
import { HelloSchema, SAME_AS_TYPES, SERVER_FRAMES } from './protocol-schemas.ts';
import { readSourceFiles, readText } from './source-tree.ts';

type Spoken = { from: 'client'; frame: Hello } | { from: 'server'; frame: ServerFrame };

const page = readText('docs/protocol.md');
const readLines = <Row>(name: string) =>
  readText(`docs/samples/${name}`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

const sent = readLines<SentEvent>('events.jsonl');
const log = readLines<LoggedEvent>('log.jsonl');
const conversation = readLines<Spoken>('conversation.jsonl');
const snapshot = JSON.parse(readText('docs/samples/snapshot.json')) as SnapshotBody;

const ajv = new Ajv({ discriminator: true });
ajv.addKeyword('sensitivity');
const mistakes = (schema: TSchema, value: unknown) => (ajv.validate(schema, value) ? [] : ajv.errors);

describe('sample events', () => {
  it('show every type once, as it is sent', () => {
    expect(sent.map(({ type }) => type).sort()).toEqual([...EVENT_TYPES].sort());
    for (const event of sent) expect(mistakes(EventSchema, event)).toEqual([]);
  });

  it('are told apart from wrong ones by the same check', () => {
    expect(mistakes(EventSchema, { ...sent[0], stars: 5 })).not.toEqual([]);
  });
});

describe('the sample log', () => {
  it('has rows as the server makes them from the sample events', () => {
    for (const { event } of log) {
      const {
        actor,
        source,
        provenance,
        gridId: _grid,
        gridCandidates: _count,
        reportedGridId: _told,
        ...asSent
      } = event;
      expect({ actor, source, provenance }).toEqual({ actor: 'anonymous', source: 'device', provenance: 'recorded' });
      const { private: _private, ...original } = sent.find(({ id }) => id === event.id)!;
      expect(asSent).toEqual(original);
    }
  });

  it('counts from 1 without a gap, and its times never go back', () => {
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const moments = log.map(({ loggedAt }) => loggedAt);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });
});

describe('the sample snapshot', () => {
  const options = { zone: 'Asia/Shanghai', windowDays: 400 };

  it('is the state after the first two rows of the sample log', () => {
    const state = new DistrictState(options);
    for (const row of log.slice(0, 2)) state.apply(row);
    expect(JSON.parse(JSON.stringify(writeSnapshot(state)))).toEqual(snapshot.state);
    expect(snapshot.seq).toBe(2);
  });

  it('can be read, and says what the rows say', () => {
    const state = readSnapshot(snapshot.state, options);
    const [ticket] = state.tickets.values();
    expect(ticket).toMatchObject({ id: 'T-2026-000181', stage: 'dispatch', position: [126.5472, 43.8317] });
  });
});

describe('the sample conversation', () => {
  const serverFrames = conversation.flatMap((spoken) => (spoken.from === 'server' ? [spoken.frame] : []));

  it('has every kind of frame, with the fields of its type and no others', () => {
    expect(SAME_AS_TYPES.every(Boolean)).toBe(true);
    expect([...new Set(serverFrames.map(({ kind }) => kind))].sort()).toEqual(Object.keys(SERVER_FRAMES).sort());
    for (const frame of serverFrames) expect(mistakes(SERVER_FRAMES[frame.kind], frame)).toEqual([]);
    for (const { from, frame } of conversation) if (from === 'client') expect(mistakes(HelloSchema, frame)).toEqual([]);
    expect(mistakes(HelloSchema, { ...conversation[0].frame, token: 'x' })).not.toEqual([]);
  });

  it('goes as the page says: hello, welcome, then a reset or the rows after afterSeq', () => {
    conversation.forEach(({ from, frame }, index) => {
      if (from !== 'client') return;
      const [welcome, next] = conversation.slice(index + 1).map((spoken) => spoken.frame);
      expect(welcome.kind).toBe('welcome');
      if (frame.epoch === null) expect(next.kind).toBe('reset');
      else expect(next).toMatchObject({ kind: 'events', prevSeq: frame.afterSeq });
    });
    expect(conversation[0].frame).toMatchObject({ epoch: null, afterSeq: 0 });
  });

  it('has no hole: each frame follows the one before, from the snapshot to the end of the log', () => {
    const frames = serverFrames.filter((frame): frame is EventsFrame => frame.kind === 'events');
    expect(frames.map(({ prevSeq }) => prevSeq)).toEqual([snapshot.seq, ...frames.slice(0, -1).map(({ seq }) => seq)]);
    expect(frames.at(-1)!.seq).toBe(log.length);
    for (const { prevSeq, seq, events } of frames) {
      const rows = log.slice(prevSeq, seq);
      expect(rows).toEqual(expect.arrayContaining(events));
    }
  });
});

describe('sample answers', () => {
  const schemas: Record<string, TSchema> = {
    'one event stored': SingleStoredSchema,
    'the same event again': SingleStoredSchema,
    'one event refused by its shape': SingleRefusedSchema,
    'one event refused by judgement': SingleRefusedSchema,
    'many events': ManyAnswersSchema,
    positions: PositionsAnswerSchema,
    'a request refused as a whole': ErrorSchema,
    health: HealthSchema,
  };

  it('have the fields of their types and no others', () => {
    const answers = JSON.parse(readText('docs/samples/answers.json')) as Record<string, { body: unknown }>;
    expect(Object.keys(answers)).toEqual(Object.keys(schemas));
    for (const [name, { body }] of Object.entries(answers))
      expect(mistakes(closeSchema(schemas[name]), body)).toEqual([]);
  });
});

describe('the protocol page', () => {
  const row = (start: string) => page.split('\n').find((line) => line.startsWith(`| ${start} |`));
  /** Folders of the server whose codes and paths a client meets. */
  const SPEAKS = /^server\/(?:routes|plugins|events|positions|stream)\//;
  const thousands = (value: number) => value.toLocaleString('en-US');

  it('has a row for each event type, with all its fields and which of them are optional', () => {
    const members = (EventSchema as unknown as { oneOf: { properties: Record<string, unknown>; required: string[] }[] })
      .oneOf;
    const common = ['id', 'type', 'occurredAt', 'private'];
    expect(members.length).toBe(EVENT_TYPES.length);
    members.forEach(({ properties, required }, index) => {
      const [, , cell] = row(`\`${EVENT_TYPES[index]}\``)!.split('|');
      const told = cell.split(',').map((name) => name.trim());
      const fields = Object.keys(properties).filter((name) => !common.includes(name));
      expect(told.sort()).toEqual(fields.map((name) => `\`${name}\`${required.includes(name) ? '' : '?'}`).sort());
    });
  });

  it('has a row for each close code', () => {
    for (const [name, code] of Object.entries(CLOSE_CODES)) expect(row(String(code))).toContain(`\`${name}\``);
  });

  it('tells the figures of the program', () => {
    const { coalesceMs, ...times } = STREAM_TIMES;
    for (const ms of Object.values(times)) expect(page).toContain(`${thousands(ms)} ms`);
    expect(page).toContain(`${coalesceMs} ms`);
    for (const figure of [MAX_CATCH_UP_EVENTS, MAX_EVENTS_PER_REQUEST, MAX_REQUEST_BYTES]) {
      expect(page).toContain(thousands(figure));
    }
  });

  it('tells every path and every code of the server', () => {
    const server = readSourceFiles().filter(({ path }) => SPEAKS.test(path) && !path.includes('.test.'));
    const text = server.map((file) => file.text).join('\n');
    const paths = [...text.matchAll(/['"`](\/api\/[\w/.-]+)/g)].map(([, path]) => path);
    const codes = [...text.matchAll(/(?:RequestError\(\s*\d+,\s*|code: |code = )'([a-z]+(?:-[a-z]+)+)'/g)].map(
      ([, code]) => code,
    );
    const refusals = [...readText('server/routes/refusals.ts').matchAll(/^ {2}'([a-z-]+)': \{/gm)].map(
      ([, code]) => code,
    );
    expect(paths).toContain('/api/events');
    expect(refusals).toContain('ticket-stage');
    expect(paths.filter((path) => !page.includes(path))).toEqual([]);
    expect([...codes, ...refusals].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
