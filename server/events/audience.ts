import { POLICY } from '../../core/access/policy.ts';
import { lesserView, type ViewLevel } from '../../core/access/roles.ts';
import { type Place, type Scope, viewFor } from '../../core/access/scope.ts';

/** Everybody who is shown the same rows in the same way. */
export type Audience = {
  /** The same for the same audience. */
  readonly key: string;
  viewOf(place: Place): ViewLevel;
};

/** Roles that see the same everywhere are one audience; the others are one for each area. */
export function audienceOf(scope: Scope): Audience {
  const { sees, boundTo } = POLICY[scope.role];
  const own = lesserView(sees.own, scope.ceiling);
  const elsewhere = lesserView(sees.elsewhere, scope.ceiling);
  const key = own === elsewhere ? own : `${own} ${elsewhere} ${boundTo} ${scope.area}`;
  return { key, viewOf: (place) => viewFor(scope, place) };
}
