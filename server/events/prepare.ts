import { createHash } from 'node:crypto';
import type { Scope } from '../../core/access/scope.ts';
import type { PrivateFields, SentEvent, StoredEvent } from '../../core/domain/event.ts';
import type { GridId, TicketId } from '../../core/domain/ids.ts';
import { isTicketEvent } from '../../core/domain/ticket-fold.ts';
import { ticketsOf } from '../../core/domain/ticket-judgement.ts';
import type { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { type BoundingBox, isInside, type LonLat } from '../../core/geo/units.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Identity } from '../identity.ts';

/** An event whose shape is right, with all the server sets, not yet judged. */
export type PreparedEvent = {
  readonly event: StoredEvent;
  readonly digest: string;
  readonly private: PrivateFields | undefined;
  /** Of whoever tells it; undefined for the server itself. */
  readonly scope?: Scope | undefined;
};

export type Preparation =
  | { ok: true; prepared: PreparedEvent }
  | { ok: false; code: 'position-outside-district'; path: string }
  | { ok: false; code: 'text-not-storable'; path: string }
  | { ok: false; code: 'district-not-synthetic'; path: '' };

/** What the district knows about places. */
export type Places = {
  readonly bbox: BoundingBox;
  readonly grids: AreaIndex<GridId>;
  /** Nothing is invented about a real district. */
  readonly isReal?: boolean;
};

/**
 * Add what only the server may say: actor, source, provenance and grid.
 *
 * Idempotency compares the event as sent without `private`, so that deleting private rows never changes the answer to
 * a retry.
 */
export function prepare(sent: SentEvent, identity: Identity, places: Places, scope?: Scope): Preparation {
  if (places.isReal && identity.provenance === 'simulated')
    return { ok: false, code: 'district-not-synthetic', path: '' };
  const { private: privateFields, ...bare } = sent;
  const unstorable = unstorableField(privateFields);
  if (unstorable) return { ok: false, code: 'text-not-storable', path: `/private/${unstorable}` };
  const digest = createHash('sha256').update(canonicalJson(bare)).digest('base64url');
  const position = 'position' in bare ? bare.position : undefined;
  if (position && !isPlausible(position, places.bbox))
    return { ok: false, code: 'position-outside-district', path: '/position' };

  const hit = position && places.grids.find(position);
  const { gridId: reported, ...rest } = bare as typeof bare & { gridId?: GridId };
  const event = {
    ...rest,
    ...identity,
    ...(hit && { gridId: hit.id, ...(hit.count > 1 && { gridCandidates: hit.count }) }),
    ...(reported !== undefined && reported !== hit?.id && { reportedGridId: reported }),
  } as StoredEvent; // the fields of the sent event plus StoredFields
  return { ok: true, prepared: { event, digest, private: privateFields, scope } };
}

/**
 * A private text that no PostgreSQL takes. Found here, since a request full of them would cost a transaction each when
 * the database has to find them.
 */
function unstorableField(fields: PrivateFields | undefined): string | undefined {
  return Object.entries(fields ?? {}).find(([, text]) => UNSTORABLE.test(text))?.[0];
}

/** U+0000, and halves of surrogate pairs that stand alone. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** 0,0 is what a receiver without a fix reports; it is refused even where a district could hold it. */
function isPlausible(position: LonLat, bbox: BoundingBox): boolean {
  return !(position[0] === 0 && position[1] === 0) && isInside(position, bbox);
}

/** Every ticket that must be at hand to judge an event; none for events of other families. */
export const referencedTickets = (event: StoredEvent): TicketId[] => (isTicketEvent(event) ? ticketsOf(event) : []);
