import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../fixtures/fixture-district.ts';
import { findToken } from './find-token.ts';

describe('findToken', () => {
  it('takes the environment before the data folder', async () => {
    const path = await temporaryFile('tokens.json', '{"import": "from-file", "replay": "other"}');
    const DOORSTEP_DATA = dirname(path);
    expect(await findToken('import', 'town', { DOORSTEP_DATA })).toBe('from-file');
    expect(await findToken('replay', 'town', { DOORSTEP_DATA })).toBe('other');
    expect(await findToken('import', 'town', { DOORSTEP_DATA, DOORSTEP_TOKEN: 'said' })).toBe('said');
  });

  it('does not take the token of another script', async () => {
    const path = await temporaryFile('tokens.json', '{"import": "from-file", "history": "of-the-account"}');
    const environment = { DOORSTEP_DATA: dirname(path), DOORSTEP_TOKEN: 'of-the-account' };
    await expect(findToken('import', 'town', environment)).rejects.toThrow('DOORSTEP_TOKEN is the history token');
    expect(await findToken('import', 'town', { ...environment, DOORSTEP_TOKEN: 'from-file' })).toBe('from-file');
  });

  it('says what to set when there is none', async () => {
    await expect(findToken('import', 'nowhere', {})).rejects.toThrow('DOORSTEP_TOKEN');
  });
});
