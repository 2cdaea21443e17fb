import { afterEach, expect, it, vi } from 'vitest';
import type { PatrolAgesBody } from '../../core/protocol/http.ts';
import { gridId, MOMENT } from '../../core/testing/make.ts';
import { createAppStore } from '../store/store.ts';
import { PatrolAges } from './patrol-ages.ts';

const BODY: PatrolAgesBody = { since: MOMENT, countedAt: MOMENT, cells: [], grids: [[gridId('0101'), MOMENT]] };

afterEach(() => {
  vi.restoreAllMocks();
});

/** A page whose server answers with these, one after the other. */
function pageWith(...answers: (() => Response)[]) {
  const store = createAppStore();
  const asked: unknown[] = [];
  const read = async (url: unknown) => {
    asked.push(url);
    return answers[Math.min(asked.length, answers.length) - 1]();
  };
  return { store, asked, ages: new PatrolAges(store, read as typeof fetch) };
}

it('is read once after a welcome, when the first count has come', async () => {
  const { store, asked, ages } = pageWith(() => Response.json(BODY));
  await ages.counted();
  await ages.counted();
  expect(asked).toEqual(['/api/patrol-ages']);
  expect([...store.getState().gridsSeen]).toEqual(BODY.grids);
  ages.welcomed();
  await ages.counted();
  expect(asked).toHaveLength(2);
});

it('is read again with the next count after it could not be read', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { store, asked, ages } = pageWith(
    () => new Response('', { status: 503 }),
    () => Response.json(BODY),
  );
  await ages.counted();
  expect(store.getState().watchedSince).toBeUndefined();
  await ages.counted();
  expect([asked.length, store.getState().watchedSince]).toEqual([2, MOMENT]);
});
