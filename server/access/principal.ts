import type { Scope } from '../../core/access/scope.ts';
import type { Identity } from '../identity.ts';
import type { AuditEntry } from './audit-rows.ts';

/** By what somebody is known to the server. */
export type Credential =
  | { readonly kind: 'session'; readonly digest: string; readonly accountId: string }
  | { readonly kind: 'token'; readonly id: string }
  /** A program that comes with the server. */
  | { readonly kind: 'program'; readonly id: string }
  /** A visitor of a demo, and whoever asks it without anything. */
  | { readonly kind: 'demo' };

/** Who asks: what their events carry, and what they may. */
export type Principal = {
  readonly identity: Identity;
  readonly scope: Scope;
  readonly credential: Credential;
  /** As shown to themself. */
  readonly displayName: string;
  /** Wall time in milliseconds after which it is void. */
  readonly expiresAt: number;
};

/** What somebody did or saw, for the trace. @param subject - What it was done to: an id, or nothing. */
export const entryOf = (
  { identity, scope }: Principal,
  action: string,
  subject: string,
  detail?: AuditEntry['detail'],
): AuditEntry => ({
  actor: identity.actor,
  role: scope.role,
  area: scope.area,
  action,
  subject,
  ...(detail && { detail }),
});

/** Whether two are the same asker with the same rights, so that what one was given may go on. */
export function isSamePrincipal(a: Principal, b: Principal): boolean {
  return (
    a.identity.actor === b.identity.actor &&
    a.scope.role === b.scope.role &&
    a.scope.area === b.scope.area &&
    a.credential.kind === b.credential.kind
  );
}
