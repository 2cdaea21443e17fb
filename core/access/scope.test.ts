import { describe, expect, it } from 'vitest';
import { treeOfGrids } from '../domain/org-tree.ts';
import { ACTIONS, FIELDS, POLICY } from './policy.ts';
import { ROLES, type Role, VIEW_LEVELS } from './roles.ts';
import { may, mayTell, narrowed, reachOf, type Scope, scopeOf, viewFor, WHOLE_DISTRICT } from './scope.ts';

const grid = (gridId: string) => ({ gridId, name: gridId });
/** Two communities of one subdistrict, three grids. */
const tree = treeOfGrids([grid('220211001001001'), grid('220211001001002'), grid('220211001002001')]);
const scope = (role: Role, area = WHOLE_DISTRICT): Scope => {
  const found = scopeOf(tree, role, area);
  if (!found) throw new Error(`No ${role} of ${area}.`);
  return found;
};
const OWN = { gridId: '220211001001001' };
const OTHER = { gridId: '220211001002001' };

describe('scopeOf', () => {
  it('binds a role to a unit of its own kind alone', () => {
    expect(scope('community', '220211001001').grids).toEqual(new Set(['220211001001001', '220211001001002']));
    expect(scope('subdistrict', '220211001').grids?.size).toBe(3);
    expect(scope('leader').grids).toBeUndefined();
    for (const [role, area] of [
      ['grid-lead', WHOLE_DISTRICT],
      ['grid-lead', '220211001001'],
      ['community', '220211001001001'],
      ['leader', '220211001'],
      ['grid-lead', '999'],
      ['grid-lead', ''],
      ['department', WHOLE_DISTRICT],
      ['department', ''],
      ['grid-lead', '__proto__'],
    ] as const)
      expect(scopeOf(tree, role, area), `${role} ${area}`).toBeUndefined();
  });
});

describe('viewFor', () => {
  it('is what the role sees of its own area, and elsewhere', () => {
    const lead = scope('grid-lead', '220211001001001');
    expect([viewFor(lead, OWN), viewFor(lead, OTHER), viewFor(lead, {})]).toEqual(['own', 'district', 'district']);
    expect(viewFor(scope('wall'), OWN)).toBe('wall');
    expect(viewFor(scope('duty-officer'), {})).toBe('full');
  });

  it('is what a department handles, wherever that is', () => {
    const housing = scope('department', 'U-housing');
    expect(viewFor(housing, { ...OTHER, unitId: 'U-housing' })).toBe('own');
    expect(viewFor(housing, { ...OTHER, unitId: 'U-police' })).toBe('district');
    expect(viewFor(housing, OWN)).toBe('district');
  });

  it('never grows by being narrowed', () => {
    for (const role of ROLES) {
      const area = {
        district: WHOLE_DISTRICT,
        subdistrict: '220211001',
        community: '220211001001',
        grid: '220211001001001',
        department: 'U',
      };
      const whole = scope(role, area[POLICY[role].boundTo]);
      for (const ceiling of VIEW_LEVELS)
        for (const place of [OWN, OTHER, {}])
          expect(VIEW_LEVELS.indexOf(viewFor(narrowed(whole, ceiling), place))).toBeLessThanOrEqual(
            Math.min(VIEW_LEVELS.indexOf(ceiling), VIEW_LEVELS.indexOf(viewFor(whole, place))),
          );
    }
  });
});

describe('may and mayTell', () => {
  it('reach as far as the table says', () => {
    const lead = scope('grid-lead', '220211001001001');
    expect([
      may(lead, 'private.unmask', OWN),
      may(lead, 'private.unmask', OTHER),
      may(lead, 'private.unmask', {}),
    ]).toEqual([true, false, false]);
    expect([mayTell(lead, 'ticket', OWN), mayTell(lead, 'ticket', OTHER), mayTell(lead, 'ticket', {})]).toEqual([
      true,
      false,
      false,
    ]);
    expect(mayTell(lead, 'lamp', OWN)).toBe(false);
    expect(mayTell(scope('integrator'), 'lamp', {})).toBe(true);
    expect(mayTell(scope('wall'), 'ticket', OWN)).toBe(false);
  });

  it('are less by a token for less, and never more', () => {
    const reader: Scope = { ...scope('integrator'), actions: new Set(['tickets.read', 'audit.read']) };
    expect(reachOf(reader, 'tickets.read')).toBe('everywhere');
    expect(reachOf(reader, 'audit.read')).toBeUndefined(); // no integrator may
    expect(mayTell(reader, 'ticket', {})).toBe(false); // not without events.write
  });
});

describe('the policy table', () => {
  it('gives every action to somebody', () => {
    for (const action of ACTIONS)
      expect(
        ROLES.some((role) => POLICY[role].may[action]),
        action,
      ).toBe(true);
  });

  it('lets no one role both act and erase the trace', () => {
    for (const role of ROLES) {
      const { may: allowed } = POLICY[role];
      const powers = [allowed['accounts.manage'], allowed['roles.assign'], allowed['audit.read']].filter(Boolean);
      expect(powers.length, role).toBeLessThanOrEqual(1);
      if (allowed['audit.read'] || allowed['roles.assign'] || allowed['accounts.manage'])
        expect([allowed['private.read'], allowed['private.unmask']], role).toEqual([undefined, undefined]);
    }
  });

  it('shows a wall nothing that is masked, and everybody else no more than the level above', () => {
    for (const [field, shown] of Object.entries(FIELDS)) {
      expect(['no', 'cell', 'scanned'], field).toContain(shown.wall);
      expect(shown.district === 'yes', field).toBe(false);
    }
    for (const role of ROLES)
      if (POLICY[role].sees.own === 'wall') expect(POLICY[role].may['private.read'], role).toBeUndefined();
  });

  it('writes in no area further than it may write', () => {
    for (const role of ROLES)
      if (Object.keys(POLICY[role].writes).length > 0) expect(POLICY[role].may['events.write'], role).toBeDefined();
  });
});
