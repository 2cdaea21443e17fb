import type { Role } from '../../core/access/roles.ts';
import { WHOLE_DISTRICT } from '../../core/access/scope.ts';
import { hashPassword } from '../access/passwords.ts';
import { sessionCookie } from '../plugins/principal.ts';
import type { TestApp } from './build-test-app.ts';

const PASSWORD = 'lantern-River-7-doorway';
/** Made once: hashing is slow on purpose. */
let hash: Promise<string> | undefined;

export type SignedIn = {
  readonly id: string;
  readonly name: string;
  readonly headers: { readonly cookie: string; readonly origin: string; readonly host: string };
};

/** An account, and a session of it: headers as its browser sends them. */
export async function signedIn({ access }: TestApp, role: Role, area = WHOLE_DISTRICT): Promise<SignedIn> {
  hash ??= hashPassword(PASSWORD);
  const name = `${role}-${area}-${Math.random().toString(36).slice(2, 8)}`;
  const made = await access.accounts.create({
    name,
    displayName: `演示 ${role}`,
    office: { role, area },
    passwordHash: await hash,
  });
  if (typeof made === 'string') throw new Error(`${name} is not made: ${made}.`);
  const { secret } = await access.sessions.begin(made.id, role);
  const host = '127.0.0.1';
  return {
    id: made.id,
    name,
    headers: { cookie: `${sessionCookie({ protocol: 'http' })}=${secret}`, origin: `http://${host}`, host },
  };
}

export { PASSWORD as TEST_PASSWORD };
