import type { Access } from './access.ts';
import { verifyPassword } from './passwords.ts';

export type SignInTry = { readonly name: string; readonly password: string; readonly address: string };
export type SignInResult =
  | { readonly kind: 'made'; readonly secret: string; readonly seconds: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'delayed'; readonly seconds: number };

/** What failures of a name are counted under. */
export const nameKey = (name: string) => `name ${name}`;

/**
 * Begin a session for a name and its password. Failures make both the name and the address wait, longer each time; nobody is
 * locked out for good, since anybody could do that to anybody.
 */
export async function signIn(access: Access, { name, password, address }: SignInTry): Promise<SignInResult> {
  const keys = [nameKey(name), `address ${address}`];
  const seconds = await access.signIns.wait(keys);
  if (seconds > 0) return { kind: 'delayed', seconds };
  await access.signIns.count(keys);
  const account = await access.accounts.find({ name });
  const isRight = await verifyPassword(password, account?.passwordHash);
  if (!account || !isRight || account.isDisabled) {
    await access.audit.add({
      actor: account?.id ?? 'anonymous',
      role: account?.role ?? '',
      area: account?.area ?? '',
      action: 'session.refuse',
      subject: account?.id ?? '',
    });
    return { kind: 'refused' };
  }
  await access.signIns.forgive(keys);
  const { id: actor, role, area } = account;
  await access.audit.add({ actor, role, area, action: 'session.begin', subject: '' });
  return { kind: 'made', ...(await access.sessions.begin(actor, role)) };
}
