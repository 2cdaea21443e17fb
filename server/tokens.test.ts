import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOKEN_IDENTITIES } from './identity.ts';
import { makeTemporaryFolder } from './testing/temporary-folder.ts';
import { Identities, openTokens, type Tokens } from './tokens.ts';

const FILE = 'tokens.json';
const TOKENS: Tokens = {
  simulator: 'of-the-simulator',
  import: 'of-the-import',
  history: 'of-the-history',
  replay: 'of-the-replay',
};
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('openTokens', () => {
  it('writes a token for each name at the first start, all different and not to be guessed', async () => {
    const folder = await makeTemporaryFolder();
    const tokens = await openTokens(folder);
    expect(Object.keys(tokens).sort()).toEqual(['history', 'import', 'replay', 'simulator']);
    expect(new Set(Object.values(tokens)).size).toBe(4);
    for (const token of Object.values(tokens)) expect(token).toMatch(/^[\w-]{32}$/); // 24 random bytes in base64url
    expect(JSON.parse(await readFile(join(folder, FILE), 'utf8'))).toEqual(tokens);
  });

  it.skipIf(process.platform === 'win32')('keeps them for their owner alone, and leaves no draft', async () => {
    const folder = join(await makeTemporaryFolder(), 'data');
    await openTokens(folder);
    expect([await modeOf(join(folder, FILE)), await modeOf(folder)]).toEqual([0o600, 0o700]);
    expect(await readdir(folder)).toEqual([FILE]);
  });

  it('keeps the tokens and the file at the second start', async () => {
    const folder = await makeTemporaryFolder();
    const first = await openTokens(folder);
    const { mtimeMs } = await stat(join(folder, FILE));
    expect(await openTokens(folder)).toEqual(first);
    expect((await stat(join(folder, FILE))).mtimeMs).toBe(mtimeMs);
  });

  it('makes other tokens in another folder', async () => {
    const [one, other] = await Promise.all([
      makeTemporaryFolder().then(openTokens),
      makeTemporaryFolder().then(openTokens),
    ]);
    expect(one.replay).not.toBe(other.replay);
  });

  it.each(['simulator', 'import', 'replay'])('names the file and the token %s where it is missing', async (name) => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, FILE);
    await writeFile(path, JSON.stringify({ ...TOKENS, [name]: undefined }));
    await expect(openTokens(folder)).rejects.toThrow(`${path} has no token ${name}`);
    await writeFile(path, JSON.stringify({ ...TOKENS, [name]: 7 }));
    await expect(openTokens(folder)).rejects.toThrow(`${path} has no token ${name}`);
  });

  it('keeps the tokens of an earlier release, and adds what that had not', async () => {
    const folder = await makeTemporaryFolder();
    const { history: _history, ...earlier } = TOKENS;
    await writeFile(join(folder, FILE), JSON.stringify(earlier));
    const tokens = await openTokens(folder);
    expect(tokens).toEqual({ ...earlier, history: expect.stringMatching(/^[\w-]{32}$/) });
    expect(await openTokens(folder)).toEqual(tokens);
    expect(await readdir(folder)).toEqual([FILE]);
  });

  it('writes no new tokens over a file it cannot read', async () => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, FILE), '{"simulator":');
    await expect(openTokens(folder)).rejects.toThrow(join(folder, FILE));
    expect(await readFile(join(folder, FILE), 'utf8')).toBe('{"simulator":');
    const other = await makeTemporaryFolder();
    await mkdir(join(other, FILE));
    await expect(openTokens(other)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('Identities', () => {
  const identities = new Identities(TOKENS);

  it.each(['simulator', 'import', 'history', 'replay'] as const)('know the %s by its token', (name) => {
    expect(identities.find(`Bearer ${TOKENS[name]}`)).toEqual({ name, identity: TOKEN_IDENTITIES[name] });
    expect(identities.find(`bearer  ${TOKENS[name]}`)).toEqual({ name, identity: TOKEN_IDENTITIES[name] }); // RFC 9110: any case, 1*SP
  });

  it.each([
    ['another token', 'Bearer guess'],
    ['a token that begins like ours', 'Bearer of-the-repla'],
    ['a token that goes on', 'Bearer of-the-replay1'],
    ['a token in capitals', 'Bearer OF-THE-REPLAY'],
    ['two tokens', 'Bearer of-the-replay of-the-import'],
    ['the name of a token', 'Bearer replay'],
    ['a name that every object has', 'Bearer __proto__'],
    ['no token', 'Bearer '],
    ['another scheme', 'Basic of-the-replay'],
    ['no scheme', 'of-the-replay'],
    ['nothing', ''],
  ])('know nobody by %s', (_name, header) => {
    expect(identities.find(header)).toBeUndefined();
  });
});
