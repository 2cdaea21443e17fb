import { describe, expect, it } from 'vitest';
import { EventSchema } from '../../core/domain/event.ts';
import * as access from '../../core/protocol/access.ts';
import * as http from '../../core/protocol/http.ts';
import * as read from '../../core/protocol/read-schemas.ts';
import * as residents from '../../core/protocol/residents.ts';
import * as write from '../../core/protocol/write-schemas.ts';
import { readSourceFiles } from './source-tree.ts';

/**
 * What the product never asks of the people who work with it (docs/decisions/0012-who-sees-what.md): no signing in at a place,
 * no order of persons, no counting of hours online, no photo or track that must be given.
 */
const FORBIDDEN =
  /punch|check-?in|clock-?in|attendance$|sign-?in-?place|ranking|rank(?:ed|s)?$|leaderboard|online-?(?:time|seconds|minutes|hours)|performance-?score|\btrack(?:s|Of)?\b|photoRequired/i;

/** Names of all fields of a schema. */
function* fieldsOf(node: unknown): Generator<[name: string, isRequired: boolean]> {
  if (typeof node !== 'object' || node === null) return;
  const { properties, required } = node as { properties?: object; required?: readonly string[] };
  for (const name of Object.keys(properties ?? {})) yield [name, required?.includes(name) ?? false];
  for (const inner of Object.values(node)) yield* fieldsOf(inner);
}

const schemas = [EventSchema, ...[access, http, read, residents, write].flatMap((module) => Object.values(module))];
const routes = readSourceFiles()
  .filter(({ path }) => path.startsWith('server/') && !path.includes('.test.'))
  .flatMap(({ text }) => [...text.matchAll(/['"`](\/api\/[\w/:.-]+)/g)].map(([, route]) => route));

describe('routes and schemas', () => {
  it('have no punch-in, no order of persons, no hours online and no track', () => {
    const names = schemas.flatMap((schema) => [...fieldsOf(schema)].map(([name]) => name));
    expect(names.length).toBeGreaterThan(100);
    expect(routes.length).toBeGreaterThan(15);
    expect([...names, ...routes].filter((name) => FORBIDDEN.test(name))).toEqual([]);
  });

  it('force nobody to send where they are', () => {
    const forced = [...fieldsOf(EventSchema)].filter(
      ([name, isRequired]) => isRequired && /photo|accuracy|speed|heading|device/i.test(name),
    );
    expect(forced).toEqual([]);
  });

  it.each([
    'checkIn',
    'check-in',
    'punchedAt',
    'onlineMinutes',
    '/api/ranking',
    '/api/patrols/:id/track',
    'attendance',
  ])('would be caught with %s', (name) => expect(FORBIDDEN.test(name)).toBe(true));
});
