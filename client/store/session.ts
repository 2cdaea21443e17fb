import { type Action, FIELDS } from '../../core/access/policy.ts';
import type { ViewLevel } from '../../core/access/roles.ts';
import { may, type Place, reachOf, type Scope, viewFor } from '../../core/access/scope.ts';
import type { SessionBody } from '../../core/protocol/access.ts';
import { memo } from './memo.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';

export type Who = NonNullable<SessionBody['who']>;

export type Session =
  /** The server was asked who this is and has not answered yet. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'signed-out'; readonly district: SessionBody['district'] }
  | { readonly kind: 'known'; readonly mode: SessionBody['mode']; readonly who: Who };

export type SessionSlice = {
  session: Session;
  /** What this screen asked to be narrowed to, whoever is signed in. */
  viewCeiling: ViewLevel;
  /** Whoever is here is leaving by themself: that their session has ended is no news. */
  isSigningOut: boolean;
  setSigningOut(isSigningOut: boolean): void;
  /** What the server says of who asks. */
  showSession(body: SessionBody, ceiling?: ViewLevel): void;
};

export const sessionSlice: SliceOf<SessionSlice> = (set) => ({
  session: { kind: 'asked' },
  viewCeiling: 'full',
  isSigningOut: false,

  setSigningOut(isSigningOut) {
    set({ isSigningOut });
  },

  showSession({ mode, district, who }, viewCeiling = 'full') {
    set({ session: who ? { kind: 'known', mode, who } : { kind: 'signed-out', district }, viewCeiling });
  },
});

/** What the server asks before it answers; undefined for somebody of whom nothing is known. */
export const selectScope = memo(
  ({ session, viewCeiling }: AppState) => [session, viewCeiling] as const,
  ({ session, viewCeiling }): Scope | undefined => {
    if (session.kind !== 'known') return undefined;
    const { role, area, actions, grids } = session.who;
    return {
      role,
      area,
      actions: new Set(actions),
      grids: grids === null ? undefined : new Set(grids),
      ceiling: viewCeiling,
    };
  },
);

/**
 * Whether the server would let this person do something: what it would refuse is not offered.
 *
 * @param place - Without one: whether there is any place they may do it at.
 */
export const selectMay =
  (action: Action, place?: Place) =>
  (state: AppState): boolean => {
    const scope = selectScope(state);
    if (!scope) return false;
    return place ? may(scope, action, place) : reachOf(scope, action) !== undefined;
  };

/** Whether a place does not matter for something. */
export const mayEverywhere =
  (action: Action) =>
  (state: AppState): boolean => {
    const scope = selectScope(state);
    return scope !== undefined && (scope.grids === undefined || reachOf(scope, action) === 'everywhere');
  };

/** Whether positions at a place come as the middle of their cell. */
export const isByCell = (scope: Scope | undefined, place: Place): boolean =>
  scope !== undefined && FIELDS.position[viewFor(scope, place)] === 'cell';

/** Of which positions the page has to say that they are the middle of a cell. */
export function selectCellView(state: AppState): 'none' | 'elsewhere' | 'all' {
  const scope = selectScope(state);
  if (!scope || !isByCell(scope, {})) return 'none';
  return isByCell(scope, placeWithin(scope)) ? 'all' : 'elsewhere';
}

/** Some place in one's own area. */
function placeWithin({ grids, area }: Scope): Place {
  const [gridId] = grids ?? [];
  return { unitId: area, ...(gridId !== undefined && { gridId }) };
}

/** Whether somebody else asks now, or the same person with other rights. */
export const isSameWho = (a: Who, b: Who): boolean => JSON.stringify(a) === JSON.stringify(b);
