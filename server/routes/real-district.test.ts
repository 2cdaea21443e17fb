import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EventAnswer } from '../../core/protocol/http.ts';
import { buildTestApp, GRID_TOWN } from '../testing/build-test-app.ts';
import { makeNew } from '../testing/send-events.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';

it('a real district takes no event and no position of the simulator, and those of everybody else', async () => {
  const folder = await makeTemporaryFolder();
  cpSync(GRID_TOWN, folder, { recursive: true });
  const path = join(folder, 'district.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), synthetic: false }));
  const test = await buildTestApp({ districtFolder: folder });
  const post = (url: string, payload: unknown[], token: string) =>
    test.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload });
  const answerTo = async (token: string) => {
    const answer = await post('/api/events', [makeNew('ticket.received')], token);
    return answer.json<{ answers: EventAnswer[] }>().answers[0];
  };

  expect(await answerTo(test.tokens.simulator)).toMatchObject({ status: 409, code: 'district-not-synthetic' });
  expect(test.engine.follower.seq).toBe(0);
  expect(await answerTo(test.tokens.import)).toMatchObject({ seq: 1 });

  const fixes = await post('/api/positions', [], test.tokens.simulator);
  expect([fixes.statusCode, fixes.json().code]).toEqual([403, 'not-permitted']);
  expect((await post('/api/positions', [], test.tokens.replay)).statusCode).toBe(200);
  await test.close();
});
