import { ACTIONS, type Action, POLICY } from '../../core/access/policy.ts';
import { isRole, type Role } from '../../core/access/roles.ts';
import { type Scope, scopeOf, WHOLE_DISTRICT } from '../../core/access/scope.ts';
import type { OrgTree } from '../../core/domain/org-tree.ts';
import type { Database } from '../database/connect.ts';
import { ANONYMOUS, type Identity, type TokenName } from '../identity.ts';
import { secretDigest } from '../secret-digest.ts';
import { bearerOf, type Identities } from '../tokens.ts';
import { AccountRows } from './account-rows.ts';
import { AuditRows } from './audit-rows.ts';
import { isSamePrincipal, type Principal } from './principal.ts';
import { readRevision } from './revision-rows.ts';
import { SessionRows } from './session-rows.ts';
import { SignInRows } from './sign-in-rows.ts';
import { TokenRows } from './token-rows.ts';

/** `demo`: a visitor is somebody already. `accounts`: nobody is anybody without signing in. */
export type AccessMode = 'demo' | 'accounts';

export type AccessOptions = {
  readonly sql: Database;
  readonly tree: OrgTree;
  readonly mode: AccessMode;
  /** Of the programs that come with the server. */
  readonly identities: Identities;
  readonly wall?: () => number;
  onError(error: unknown): void;
};

/** What a request brings to say who it is. */
export type Asker = {
  readonly authorization?: string | undefined;
  readonly session?: string | undefined;
  /** The role a visitor of a demo has chosen. */
  readonly demo?: string | undefined;
};

/** A credential that is not ours, or no longer. */
export class UnknownCredentialError extends Error {
  readonly code: 'token-unknown' | 'session-ended';
  constructor(code: UnknownCredentialError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** How often other servers' changes are looked for; an open socket is closed within this time and one beat of the hub. */
const REVISION_MS = 1_500;
/** How long a session counts as seen without being written again. */
const TOUCH_MS = 30_000;
const NEVER = Number.MAX_SAFE_INTEGER;

/** What the tokens of `tokens.json` may: each does one thing. */
const PROGRAM_ACTIONS: Readonly<Record<TokenName, readonly Action[]>> = {
  simulator: ['district.read', 'state.read', 'tickets.read', 'log.read', 'events.write', 'positions.write'],
  import: ['district.read', 'state.read', 'tickets.read', 'log.read', 'events.write'],
  history: ['district.read', 'state.read', 'tickets.read', 'log.read', 'events.write'],
  replay: ['district.read', 'state.read', 'tickets.read', 'log.read', 'events.write', 'positions.write', 'clock.set'],
};

/** Of a program without a token in a demo: it may not move the clock of everybody else. */
const VISITOR_ACTIONS: ReadonlySet<Action> = new Set(ACTIONS.filter((action) => action !== 'clock.set'));

/** Who may do what on this server: accounts, sessions, tokens, and the trace they leave. */
export class Access {
  readonly mode: AccessMode;
  readonly tree: OrgTree;
  readonly accounts: AccountRows;
  readonly sessions: SessionRows;
  readonly tokens: TokenRows;
  readonly signIns: SignInRows;
  readonly audit: AuditRows;
  readonly wall: () => number;
  readonly #options: AccessOptions;
  /** Sessions and tokens that were asked for since the last change, by the digest of their secret. */
  readonly #known = new Map<string, Principal>();
  readonly #seen = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #revision: number | undefined;
  #watch: NodeJS.Timeout | undefined;
  #touchedAt = 0;

  constructor(options: AccessOptions) {
    const { sql, tree, mode, wall = Date.now } = options;
    this.#options = options;
    this.mode = mode;
    this.tree = tree;
    this.wall = wall;
    this.accounts = new AccountRows(sql);
    this.sessions = new SessionRows(sql);
    this.tokens = new TokenRows(sql);
    this.signIns = new SignInRows(sql);
    this.audit = new AuditRows(sql, wall);
  }

  /** Look for what other servers on this database change. */
  start(): void {
    this.#watch = setInterval(() => this.refresh().catch(this.#options.onError), REVISION_MS);
  }

  stop(): void {
    clearInterval(this.#watch);
  }

  /** Called after accounts, sessions or tokens changed, here or on another server. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Who asks; undefined for somebody who has not signed in. @throws UnknownCredentialError */
  async find(asker: Asker): Promise<Principal | undefined> {
    if (asker.authorization !== undefined) return this.#byHeader(asker.authorization);
    if (this.mode === 'demo') return this.#visitor(asker.demo);
    if (asker.session === undefined) return undefined;
    const digest = secretDigest(asker.session);
    const known = await this.#ofSession(digest);
    if (!known) throw new UnknownCredentialError('session-ended', 'This session has ended; sign in again.');
    this.#seen.add(digest);
    return known;
  }

  /** A role in an area as this district has it; undefined where it has not. */
  scope(role: string, area: string): Scope | undefined {
    return isRole(role) ? scopeOf(this.tree, role, area) : undefined;
  }

  /** What was known may be otherwise now; tells who listens. */
  async refresh(): Promise<void> {
    const revision = await readRevision(this.#options.sql);
    if (this.wall() - this.#touchedAt > TOUCH_MS) await this.#touch();
    if (revision === this.#revision) return;
    const isFirst = this.#revision === undefined;
    this.#revision = revision;
    this.#known.clear();
    if (!isFirst) for (const listener of this.#listeners) listener();
  }

  /** Sign out: the session is void at once, here and within a moment on every other server. */
  async endSession(secret: string): Promise<void> {
    await this.sessions.end(secretDigest(secret));
    await this.refresh();
  }

  /** Until when somebody has the rights they had; undefined where they have them no longer. */
  async stillUntil(principal: Principal): Promise<number | undefined> {
    const { credential } = principal;
    if (credential.kind === 'demo' || credential.kind === 'program') return principal.expiresAt;
    const now =
      credential.kind === 'session' ? await this.#ofSession(credential.digest) : await this.#ofToken(credential);
    return now && isSamePrincipal(now, principal) ? now.expiresAt : undefined;
  }

  /** A socket is open: whoever it belongs to is there. */
  isThere({ credential }: Principal): void {
    if (credential.kind === 'session') this.#seen.add(credential.digest);
  }

  async #touch(): Promise<void> {
    this.#touchedAt = this.wall();
    const digests = [...this.#seen];
    this.#seen.clear();
    await this.sessions.touch(digests);
    // When they end by being idle has changed; the rights have not.
    for (const digest of digests) this.#known.delete(digest);
    await this.sessions.dropExpired();
  }

  #fresh(digest: string): Principal | undefined {
    const known = this.#known.get(digest);
    return known && known.expiresAt > this.wall() ? known : undefined;
  }

  async #ofSession(digest: string): Promise<Principal | undefined> {
    const known = this.#fresh(digest);
    if (known) return known;
    const revision = this.#revision;
    const session = await this.sessions.find(digest);
    if (!session || session.expiresAt <= this.wall()) return undefined;
    const { accountId, displayName, role, area, expiresAt } = session;
    return this.#remember(digest, revision, {
      identity: { actor: accountId, source: 'person', provenance: 'recorded' },
      scope: this.#scopeOrNothing(role, area),
      credential: { kind: 'session', digest, accountId },
      displayName,
      expiresAt,
    });
  }

  async #byHeader(authorization: string): Promise<Principal> {
    const program = this.#options.identities.find(authorization);
    if (program) return programPrincipal(program, this.tree);
    const secret = bearerOf(authorization);
    const digest = secret === undefined ? undefined : secretDigest(secret);
    const known = digest && (await this.#ofToken({ digest }));
    if (!known)
      throw new UnknownCredentialError('token-unknown', 'The Authorization header names no token of this server.');
    return known;
  }

  async #ofToken(which: { readonly digest: string } | { readonly id: string }): Promise<Principal | undefined> {
    const known = 'digest' in which ? this.#fresh(which.digest) : undefined;
    if (known) return known;
    const revision = this.#revision;
    const token = await this.tokens.find(which);
    if (!token) return undefined;
    const scope = this.#scopeOrNothing(token.role, token.area);
    return this.#remember(token.digest, revision, {
      identity: { actor: token.id, source: token.source, provenance: 'recorded' },
      scope: token.actions ? { ...scope, actions: new Set(token.actions) } : scope,
      credential: { kind: 'token', id: token.id },
      displayName: token.label,
      expiresAt: token.expiresAt,
    });
  }

  /** An area that a newer district folder no longer has gives no rights at all, and says so on the page. */
  #scopeOrNothing(role: Role, area: string): Scope {
    return this.scope(role, area) ?? { role, area, grids: new Set(), ceiling: 'wall', actions: new Set() };
  }

  /** What was read before a change may be what the change took away: it is answered once and not kept. */
  #remember(digest: string, revision: number | undefined, principal: Principal): Principal {
    if (revision === this.#revision) this.#known.set(digest, principal);
    return principal;
  }

  /** A demo has no accounts: the page's visitor is who they chose to be, a program the integrator. */
  #visitor(chosen: string | undefined): Principal {
    const [role, area = WHOLE_DISTRICT] = chosen?.split(' ') ?? [];
    const scope = role === undefined ? undefined : this.scope(role, area);
    return {
      identity: ANONYMOUS,
      scope: scope ?? { ...wholeDistrict(this.tree), actions: VISITOR_ACTIONS },
      credential: { kind: 'demo' },
      displayName: '',
      expiresAt: NEVER,
    };
  }
}

/** An integrator's; the whole district is in every tree. */
const wholeDistrict = (tree: OrgTree) => scopeOf(tree, 'integrator', WHOLE_DISTRICT) as Scope;

function programPrincipal({ name, identity }: { name: TokenName; identity: Identity }, tree: OrgTree): Principal {
  const scope = wholeDistrict(tree);
  return {
    identity,
    scope: { ...scope, actions: new Set(PROGRAM_ACTIONS[name]) },
    credential: { kind: 'program', id: name },
    displayName: name,
    expiresAt: NEVER,
  };
}

/** What the page may offer: it hides what the server would refuse. */
export const actionsOf = ({ role, actions }: Scope): readonly Action[] =>
  (Object.keys(POLICY[role].may) as Action[]).filter((action) => actions === undefined || actions.has(action));
