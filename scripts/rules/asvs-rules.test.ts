import { expect, it } from 'vitest';
import { readText } from './source-tree.ts';

const STATES = ['met', 'partly', 'by the operator', 'does not apply'];

it('the table of ASVS counts what it holds, each requirement once', () => {
  const page = readText('docs/asvs.md');
  const rows = [...page.matchAll(/^\| (V\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, id, state, why]) => ({
    id,
    state,
    why,
  }));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(70);
  expect(rows).toHaveLength(70);
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const told = STATES.map((state) => `${state} ${count(state)}`).join(' · ');
  expect(page.toLowerCase()).toContain(`**${told}.**`);
  // What is met is shown by something that can be looked at.
  const shown = rows.filter(
    ({ state, why }) => state === 'met' && !/`[\w./-]+`|there are none|as V|no script|JSON/.test(why),
  );
  expect(shown).toEqual([]);
});
