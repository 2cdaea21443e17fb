import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { HostileRequests, isStorable, spoiled } from '../testing/hostile-requests.ts';

/** Collections of others, read where they lie; a small one of our own is in hostile-input.test.ts. */
const COLLECTIONS = join(packageRoot, '../shared/reference/badinput');
const isAbsent = !existsSync(COLLECTIONS);
const folder = (name: string) => (isAbsent ? [] : filesOf(join(COLLECTIONS, name)));

function filesOf(path: string): { name: string; bytes: Buffer }[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const at = join(path, entry.name);
    if (entry.isDirectory()) return filesOf(at);
    return /json$/.test(entry.name) ? [{ name: entry.name, bytes: readFileSync(at) }] : [];
  });
}

let test: TestApp;
let hostile: HostileRequests;
beforeAll(async () => {
  test = await buildTestApp();
  hostile = new HostileRequests(test);
});
afterAll(() => test.close());
afterEach(() => hostile.expectBooksBalance());

/** An event with a hole for a value as it stands in a file. */
function withRaw(type: Parameters<typeof spoiled>[0], field: string, raw: Buffer): Buffer {
  const [before, after] = JSON.stringify(spoiled(type, { [field]: 'HOLE' })).split('"HOLE"');
  return Buffer.concat([Buffer.from(before), raw, Buffer.from(after)]);
}

describe.skipIf(isAbsent)('the JSON collection', () => {
  it('as a body is read where it is JSON and refused where it is not', async () => {
    const files = folder('json');
    expect(files.length).toBeGreaterThan(300);
    for (const { name, bytes } of files) {
      const answer = await hostile.post(bytes);
      if (name.startsWith('n_'))
        expect([name, answer.statusCode, answer.json().code]).toEqual([name, 400, 'invalid-json']);
      if (name.startsWith('y_')) expect([name, answer.json().code]).not.toEqual([name, 'invalid-json']);
      const positions = await hostile.request('POST', '/api/positions', bytes);
      if (positions.statusCode === 200) expect([name, positions.json().accepted]).toEqual([name, 0]);
    }
  });

  it('as lines is refused line by line', async () => {
    for (const { bytes } of folder('json')) {
      const answer = await hostile.post(bytes, 'application/x-ndjson');
      if (answer.statusCode !== 200) expect(answer.json().code).toBe('too-many-events');
    }
  });

  it.each(['setting.changed', 'weather.observed'] as const)(
    'as a value of %s is stored whole or not at all',
    async (type) => {
      const field = type === 'setting.changed' ? 'value' : 'temperatureCelsius';
      for (const { name, bytes } of folder('json')) {
        const answer = await hostile.post(withRaw(type, field, bytes));
        expect([200, 201, 400]).toContain(answer.statusCode);
        if (name.startsWith('n_')) expect([name, answer.statusCode]).not.toEqual([name, 201]);
      }
    },
  );
});

describe.skipIf(isAbsent)('the GeoJSON collection', () => {
  it('is no event and no position, and none of its geometries is a place', async () => {
    const files = folder('geojson');
    expect(files.length).toBeGreaterThan(70);
    for (const { name, bytes } of files) {
      const answer = await hostile.post(bytes);
      expect([name, answer.statusCode]).toEqual([name, 400]);
      expect((await hostile.request('POST', '/api/positions', bytes)).statusCode).toBe(400);
      const geometries: unknown[] = [];
      collectCoordinates(JSON.parse(bytes.toString('utf8')), geometries);
      const answers = await hostile.postAll(
        geometries.map((position, i) =>
          spoiled('ticket.received', { ticketId: `G-${name}-${i}`.slice(0, 60), position }),
        ),
      );
      for (const one of answers) {
        expect(['event-shape', 'position-outside-district']).toContain('code' in one ? one.code : 'stored');
      }
    }
  });
});

/** Every `coordinates` member, and every position in it. */
function collectCoordinates(value: unknown, into: unknown[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'coordinates') collectArrays(member, into);
    else collectCoordinates(member, into);
  }
}

function collectArrays(value: unknown, into: unknown[]): void {
  if (into.length > 200) return;
  into.push(value);
  if (Array.isArray(value)) for (const member of value) collectArrays(member, into);
}

describe.skipIf(isAbsent)('the naughty strings', () => {
  const strings: string[] = isAbsent ? [] : JSON.parse(readFileSync(join(COLLECTIONS, 'naughty/blns.json'), 'utf8'));

  it('come back letter by letter from where private fields are kept', async () => {
    expect(strings.length).toBeGreaterThan(400);
    const events = strings.map((text, i) => spoiled('ticket.received', { ticketId: `N-${i}`, private: { text } }));
    const answers = await hostile.postAll(events);
    const rows = await test.sql`select ticket_id, value from event_private where field = 'text'`;
    const kept = new Map(rows.map(({ ticket_id, value }) => [ticket_id, value]));
    strings.forEach((text, i) => {
      // A text is there or left out; an empty one is neither.
      const code = text === '' ? 'event-shape' : isStorable(text) ? 'stored' : 'text-not-storable';
      expect([text, 'code' in answers[i] ? answers[i].code : 'stored']).toEqual([text, code]);
      expect(kept.get(`N-${i}`)).toBe(code === 'stored' ? text : undefined);
    });
  });

  it('as ids, codes and settings are refused or stand in the log as they were sent', async () => {
    const begin = test.engine.follower.seq;
    const events = [
      ...strings.map((text, i) => spoiled('ticket.received', { ticketId: text || ' ', category: `C-${i}` })),
      ...strings.map((text, i) => spoiled('ticket.received', { ticketId: `C-${i}`, category: text })),
      ...strings.map((value, i) => spoiled('setting.changed', { setting: `S-${i}`, value })),
      ...strings.map((layer) => spoiled('source.reported', { layer })),
    ];
    const answers = await hostile.postAll(events);
    const stored = events.filter((_, i) => 'seq' in answers[i]);
    const { body } = await hostile.request('GET', `/api/events?after=${begin}&limit=10000`);
    const rows = body.split('\n').flatMap((line) => (line ? [JSON.parse(line).event] : []));
    expect(rows).toHaveLength(stored.length);
    rows.forEach((event, i) => {
      expect(event).toMatchObject(stored[i]);
    });
  });

  it('in addresses find nothing, or are refused', async () => {
    for (const text of strings) {
      const part = encodeURIComponent(isStorable(text) ? text : '?');
      for (const name of ['category', 'grid', 'cursor', 'bbox', 'since', 'stage', 'format']) {
        const answer = await hostile.request('GET', `/api/tickets?${name}=${part}`);
        expect([200, 400]).toContain(answer.statusCode);
      }
      expect((await hostile.request('GET', `/api/district/files/${part}`)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});
