import { randomBytes, type ScryptOptions, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptWithCallback);

/** Of RFC 7914: 32 MB of memory and about a tenth of a second a try. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const MAX_MEMORY = 256 * COST.N * COST.r;
/** So many at a time: ten thousand tries at once would take the memory and the threads of everybody else. */
const MAX_AT_ONCE = 2;

const LEAST_PASSWORD_CHARACTERS = 12;

/** Long enough for the rule and known to everybody all the same. */
const KNOWN =
  /^(?:(?:password|passw0rd|p@ssw0rd|qwerty|qwertyuiop|abc|admin|administrator|doorstep|iloveyou|welcome|letmein|asdfghjkl|zxcvbnm|1q2w3e4r|1qaz2wsx|woaini|[0-9]+|[!@#$%^&*.]+))+$/i;

/** What is wrong with a new password. Any characters may be in it, and none must. */
export function passwordFault(password: string, name: string): 'password-short' | 'password-known' | undefined {
  const characters = [...password];
  if (characters.length < LEAST_PASSWORD_CHARACTERS) return 'password-short';
  const isName = name.length >= 4 && password.toLowerCase().includes(name.toLowerCase());
  if (isName || KNOWN.test(password) || new Set(characters).size < 5) return 'password-known';
  return undefined;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
  running += 1;
  try {
    return await run();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** `scrypt$N$r$p$salt$key`, both in base64url, so that a later release can raise the cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** A hash that no password has, to spend as long on a name that nobody has. */
let nobody: Promise<string> | undefined;

/** @param hash - undefined where there is no such account: it takes as long and is false. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('base64url'));
  const [, N, r, p, salt, key] = (hash ?? (await nobody)).split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(expected, given) && hash !== undefined;
}

const derive = (password: string, salt: Buffer, cost: { N: number; r: number; p: number }) =>
  inTurn(() => scrypt(password, salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY }));
