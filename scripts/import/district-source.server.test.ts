import { expect, it } from 'vitest';
import { buildTestApp } from '../../server/testing/build-test-app.ts';
import { districtOfServer } from './send/district-source.ts';

it('the district of a server with accounts is read with the token of the script', async () => {
  const test = await buildTestApp({ mode: 'accounts' });
  const url = await test.listen();
  const { id, areas } = await districtOfServer(url, async () => test.tokens.import);
  expect([id, areas.length > 0]).toEqual([test.engine.folder.district.id, true]);
  await expect(districtOfServer(url, async () => 'guess')).rejects.toThrow('answers 401');
  await test.close();
});
