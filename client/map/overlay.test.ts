import { MapboxOverlay } from '@deck.gl/mapbox';
import { describe, expect, it } from 'vitest';
import { POINTER_LISTENER } from './overlay.ts';

describe('the overlay', () => {
  it('still has the listener that is taken from it, so that it does not pick at every move of the pointer', () => {
    const overlay = new MapboxOverlay({}) as unknown as Record<string, unknown>;
    expect(overlay[POINTER_LISTENER]).toBeTypeOf('function');
  });
});
