import { describe, expect, it } from 'vitest';
import type { SessionBody } from '../../core/protocol/access.ts';
import { createAppStore } from '../store/store.ts';
import { SessionWatch, withView } from './session-watch.ts';

const LEAD: NonNullable<SessionBody['who']> = {
  role: 'grid-lead',
  area: '0101',
  areaPath: [],
  displayName: '',
  actions: ['state.read'],
  sees: { own: 'own', elsewhere: 'district' },
  grids: ['0101'],
};
const bodyOf = (who: SessionBody['who']): SessionBody => ({
  mode: 'accounts',
  district: { 'zh-CN': '镇', en: 'Town' },
  who,
});

/** A server that gives one answer after the other, and says when it was asked. */
function setUp(...answers: (SessionBody | Error)[]) {
  const store = createAppStore();
  const seen: string[] = [];
  const timers: (() => void)[] = [];
  const watch = new SessionWatch(
    store,
    {
      read: async () => {
        seen.push('asked');
        const next = answers.shift();
        if (!next || next instanceof Error) throw next ?? new Error('asked too often');
        return next;
      },
      now: () => 0,
      random: () => 0.5,
      setTimer: (run) => timers.push(run),
      clearTimer: () => undefined,
      nobody: () => seen.push('nobody'),
      reload: (hasEnded) => seen.push(hasEnded ? 'ended' : 'changed'),
    },
    'wall',
  );
  return { store, watch, seen, timers };
}

describe('SessionWatch', () => {
  it('tells the store who asks, and what this screen shows at most', async () => {
    const { store, watch } = setUp(bodyOf(LEAD));
    await watch.ask();
    expect(store.getState().session).toEqual({ kind: 'known', mode: 'accounts', who: LEAD });
    expect(store.getState().viewCeiling).toBe('wall');
  });

  it('asks once for questions that come together', async () => {
    const { watch, seen } = setUp(bodyOf(LEAD));
    await Promise.all([watch.ask(), watch.ask(), watch.ask()]);
    expect(seen).toEqual(['asked']);
  });

  it('ends the reading where somebody has to sign in', async () => {
    const { store, watch, seen } = setUp(bodyOf(null));
    await watch.ask();
    expect(store.getState().session.kind).toBe('signed-out');
    expect(seen).toEqual(['asked', 'nobody']);
  });

  it('asks again until it was told, and keeps who it knows when the server is away', async () => {
    const { store, watch, seen, timers } = setUp(new Error('away'), bodyOf(LEAD), new Error('away'));
    await watch.ask();
    expect(store.getState().session.kind).toBe('asked');
    timers[0]();
    await watch.ask();
    await watch.ask();
    expect(store.getState().session.kind).toBe('known');
    expect(timers).toHaveLength(1);
    expect(seen).toEqual(['asked', 'asked', 'asked']);
  });

  it.each([
    ['nothing for the same person', LEAD, []],
    ['the page anew for other rights', { ...LEAD, area: '0102', grids: ['0102'] }, ['changed']],
    ['the page anew for nobody', null, ['ended']],
  ])('loads %s', async (_, next, expected) => {
    const { watch, seen } = setUp(bodyOf(LEAD), bodyOf(next));
    await watch.ask();
    await watch.ask();
    expect(seen).toEqual(['asked', 'asked', ...expected]);
  });

  it('leaves it to whoever is signing out to load the page anew', async () => {
    const { store, watch, seen } = setUp(bodyOf(LEAD), bodyOf(null));
    await watch.ask();
    store.getState().setSigningOut(true);
    await watch.ask();
    expect(seen).toEqual(['asked', 'asked']);
  });
});

describe('withView', () => {
  it('adds the view to whatever the address asks already', () => {
    expect(withView('/api/stream', 'wall')).toBe('/api/stream?view=wall');
    expect(withView('/api/events?after=3', 'wall')).toBe('/api/events?after=3&view=wall');
    expect(withView('/api/stream', undefined)).toBe('/api/stream');
  });
});
