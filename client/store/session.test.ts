import { describe, expect, it } from 'vitest';
import type { Action } from '../../core/access/policy.ts';
import type { ViewLevel } from '../../core/access/roles.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { SessionBody } from '../../core/protocol/access.ts';
import { isByCell, selectCellView, selectMay, selectScope, type Who } from './session.ts';
import { createAppStore } from './store.ts';

const OWN = { gridId: '0101' as GridId };
const OTHER = { gridId: '0102' as GridId };
const ACTIONS: readonly Action[] = ['state.read', 'tickets.read', 'tickets.export', 'private.unmask'];

function stateOf(who: Partial<Who> | null, ceiling?: ViewLevel) {
  const store = createAppStore();
  const body: SessionBody = {
    mode: 'accounts',
    district: { 'zh-CN': '镇', en: 'Town' },
    who: who && {
      role: 'grid-lead',
      area: '0101',
      areaPath: [],
      displayName: '',
      actions: ACTIONS,
      sees: { own: 'own', elsewhere: 'district' },
      grids: ['0101'],
      ...who,
    },
  };
  store.getState().showSession(body, ceiling);
  return store.getState();
}

describe('selectMay', () => {
  it('offers nothing to somebody unknown or signed out', () => {
    expect(selectMay('state.read')(createAppStore().getState())).toBe(false);
    expect(selectMay('state.read')(stateOf(null))).toBe(false);
  });

  it('knows one’s own area from the rest', () => {
    const state = stateOf({});
    expect(selectMay('private.unmask', OWN)(state)).toBe(true);
    expect(selectMay('private.unmask', OTHER)(state)).toBe(false);
    expect(selectMay('private.unmask')(state)).toBe(true);
    expect(selectMay('tickets.read', OTHER)(state)).toBe(true);
  });

  it('offers no more than the server says, whatever the role may', () => {
    expect(selectMay('tickets.export', OWN)(stateOf({ actions: ['state.read'] }))).toBe(false);
  });

  it('offers everywhere what a role of the whole district may', () => {
    const state = stateOf({ role: 'duty-officer', area: 'district', grids: null });
    expect(selectMay('private.unmask', OTHER)(state)).toBe(true);
  });

  it('asks a department for the unit and not for the grid', () => {
    const state = stateOf({ role: 'department', area: 'U1', grids: [] });
    expect(selectMay('private.unmask', { ...OTHER, unitId: 'U1' })(state)).toBe(true);
    expect(selectMay('private.unmask', OWN)(state)).toBe(false);
  });
});

describe('positions by cell', () => {
  it('are those outside one’s own area, and all of them on a screen for a room', () => {
    expect(isByCell(selectScope(stateOf({})), OWN)).toBe(false);
    expect(isByCell(selectScope(stateOf({})), OTHER)).toBe(true);
    expect(isByCell(selectScope(stateOf({}, 'wall')), OWN)).toBe(true);
  });

  it.each([
    ['none', { role: 'duty-officer', area: 'district', grids: null }, 'full'],
    ['elsewhere', {}, 'full'],
    ['elsewhere', { role: 'department', area: 'U1', grids: [] }, 'full'],
    ['all', { role: 'leader', area: 'district', grids: null }, 'full'],
    ['all', {}, 'wall'],
  ] as const)('are told of: %s for %o at most %s', (expected, who, ceiling) => {
    expect(selectCellView(stateOf(who, ceiling))).toBe(expected);
  });
});
