import { describe, expect, it } from 'vitest';
import { createAppStore } from '../../store/store.ts';
import { stillView, switchesFor } from './still-view.ts';

describe('switchesFor', () => {
  // by default tickets are on and rings are off; a user has switched both
  const layers = [
    { id: 'tickets', isShown: false },
    { id: 'rings', isShown: true },
    { id: 'sites', isShown: true },
  ];

  it('shows the same layers, however those of the other map are switched', () => {
    const shown = new Set(['rings', 'sites']);
    expect(switchesFor(shown, layers, ['tickets', 'rings'])).toEqual(['tickets', 'rings']);
    const asAtFirst = layers.map(({ id, isShown }) => ({ id, isShown: id === 'sites' ? isShown : !isShown }));
    expect(switchesFor(shown, asAtFirst, [])).toEqual(['tickets', 'rings']);
  });
});

describe('stillView', () => {
  it('is the page with other layers, and leaves the page its own', () => {
    const store = createAppStore({ language: 'en', toggledLayers: ['grids'] });
    const still = stillView(store, ['rings']);
    expect(still.getState()).toMatchObject({ language: 'en', toggledLayers: ['rings'] });
    expect(store.getState().toggledLayers).toEqual(['grids']);
  });

  it('is the same until the page changes, and tells when it does', () => {
    const store = createAppStore();
    const still = stillView(store, []);
    const before = still.getState();
    expect(still.getState()).toBe(before);
    const told: string[] = [];
    const unsubscribe = still.subscribe(({ language }) => told.push(language));
    store.getState().setView({ language: 'en' });
    unsubscribe();
    expect(told).toEqual(['en']);
    expect(still.getState()).not.toBe(before);
  });
});
