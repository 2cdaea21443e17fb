import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Identity, TOKEN_IDENTITIES, type TokenName } from './identity.ts';
import { secretDigest } from './secret-digest.ts';

export type Tokens = Record<TokenName, string>;

const NAMES = Object.keys(TOKEN_IDENTITIES) as TokenName[]; // the keys of a constant object are its type's
/** Names that came after the first release: a file that has none of them yet gets one. */
const LATER_NAMES: readonly TokenName[] = ['history'];

/**
 * Read `tokens.json` of the data folder, or write it at the first start, for its owner alone. A file of an earlier release
 * keeps its tokens and gets those it lacks.
 */
export async function openTokens(dataFolder: string): Promise<Tokens> {
  const path = join(dataFolder, 'tokens.json');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return writeTokens(path, newTokens(NAMES));
  const { tokens, added } = readTokens(path, text);
  return added.length > 0 ? writeTokens(path, { ...tokens, ...newTokens(added) }) : tokens;
}

/** The secret of an `Authorization: Bearer` header (RFC 6750). */
export const bearerOf = (authorization: string): string | undefined => /^Bearer +(\S+)$/i.exec(authorization)?.[1];

/** A program that comes with the server, as its token tells. */
export type Program = { readonly name: TokenName; readonly identity: Identity };

/** Knows programs by their `Authorization` header. Tokens are compared by digest, so in constant time. */
export class Identities {
  readonly #byDigest: ReadonlyMap<string, Program>;

  constructor(tokens: Tokens) {
    this.#byDigest = new Map(
      NAMES.map((name) => [secretDigest(tokens[name]), { name, identity: TOKEN_IDENTITIES[name] }]),
    );
  }

  /** @returns undefined for a header that names no token of `tokens.json`. */
  find(authorization: string): Program | undefined {
    const token = bearerOf(authorization);
    return token === undefined ? undefined : this.#byDigest.get(secretDigest(token));
  }
}

/** A token for each of the names. */
const newTokens = (names: readonly TokenName[]) =>
  Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('base64url')])) as Tokens;

async function writeTokens(path: string, tokens: Tokens): Promise<Tokens> {
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, 'w', 0o600);
  await file.writeFile(`${JSON.stringify(tokens, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(draft, path).catch(async (error) => {
    await unlink(draft);
    throw error;
  });
  return tokens;
}

function readTokens(path: string, text: string): { tokens: Tokens; added: readonly TokenName[] } {
  let tokens: Partial<Tokens> | null = null;
  try {
    tokens = JSON.parse(text);
  } catch {
    // what is not JSON has no token either
  }
  const isMissing = (name: TokenName) => typeof tokens?.[name] !== 'string';
  const missing = NAMES.find((name) => isMissing(name) && !LATER_NAMES.includes(name));
  if (missing) throw new Error(`${path} has no token ${missing}; remove the file to have new ones written.`);
  return { tokens: tokens as Tokens, added: LATER_NAMES.filter(isMissing) };
}
