import type { Action } from '../../core/access/policy.ts';
import { reachOf, type Scope } from '../../core/access/scope.ts';
import type { Access } from '../access/access.ts';
import { entryOf, type Principal } from '../access/principal.ts';
import { RequestError } from '../plugins/errors.ts';

/** Rows leave the house: refused where the role may not, and noted before the first of them goes. */
export async function noteExport(
  access: Access,
  principal: Principal,
  action: Action,
  query: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { role } = principal.scope;
  if (reachOf(principal.scope, action) === undefined)
    throw new RequestError(403, 'not-permitted', `The role ${role} may not ${action}.`);
  await access.audit.add(entryOf(principal, action, '', query));
}

/** What of the rows may leave: those of one's own grids, where the role reaches no further. */
export const exportGrids = (scope: Scope, action: Action): { readonly grids?: readonly string[] } =>
  scope.grids === undefined || reachOf(scope, action) === 'everywhere' ? {} : { grids: [...scope.grids] };

/** The same for tickets, of which a department has those it handles. */
export function exportTickets(scope: Scope): { readonly grids?: readonly string[]; readonly unitId?: string } {
  const area = exportGrids(scope, 'tickets.export');
  return area.grids && scope.role === 'department' ? { unitId: scope.area } : area;
}
