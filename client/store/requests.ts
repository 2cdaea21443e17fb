import type { Role } from '../../core/access/roles.ts';
import type { PrivateFields } from '../../core/domain/event.ts';
import type { PrivateField } from '../../core/protocol/residents.ts';

/** How the server took a request. */
export type Answer<Body> =
  | { readonly kind: 'done'; readonly body: Body }
  /** With seconds to wait, where the server names them. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly waitSeconds?: number }
  /** The server was not reached. */
  | { readonly kind: 'away' };

export type TicketCardBody = { readonly private: PrivateFields; readonly mayUnmask: boolean };

/** What a panel asks of the server for its own eyes; nothing of it enters the store. */
export type Requests = {
  signIn(name: string, password: string): Promise<Answer<unknown>>;
  signOut(): Promise<Answer<unknown>>;
  chooseDemoRole(role: Role, area: string): Promise<Answer<unknown>>;
  readTicketCard(id: string, signal: AbortSignal): Promise<Answer<TicketCardBody>>;
  unmask(id: string, fields: readonly PrivateField[], reason: string): Promise<Answer<PrivateFields>>;
  contact(id: string, reason: string): Promise<Answer<{ readonly phone?: string }>>;
};
