import { cp, rename } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildTestApp } from './testing/build-test-app.ts';
import { makeNew, sendEvents } from './testing/send-events.ts';
import { makeTemporaryFolder } from './testing/temporary-folder.ts';

describe('a start on a data folder', () => {
  it('keeps the epoch where the folder is the one that was left', async () => {
    const first = await buildTestApp();
    onTestFinished(() => first.close());
    await sendEvents(first, [makeNew('duty.started')]);
    await first.stop();
    const second = await buildTestApp({ shareWith: first });
    onTestFinished(() => second.stop());
    expect(second.engine.epoch).toBe(first.engine.epoch);
  });

  it('takes a new epoch where the folder came back from a backup, so that every page starts anew', async () => {
    const first = await buildTestApp();
    onTestFinished(() => first.close());
    await sendEvents(first, [makeNew('duty.started')]);
    await first.stop();
    const backup = `${await makeTemporaryFolder()}/backup`;
    await cp(first.dataFolder, backup, { recursive: true });
    await rename(first.dataFolder, `${first.dataFolder}.lost`);
    await rename(backup, first.dataFolder);

    const second = await buildTestApp({ shareWith: first });
    onTestFinished(() => second.stop());
    expect(second.engine.epoch).not.toBe(first.engine.epoch);
    await second.stop();
    const third = await buildTestApp({ shareWith: first });
    onTestFinished(() => third.stop());
    expect(third.engine.epoch).toBe(second.engine.epoch);
  });
});
