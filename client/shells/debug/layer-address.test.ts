import { expect, it } from 'vitest';
import { LAYER_STATES } from '../../debug/layer-state.ts';
import { addressOf, readLayerAddress } from './layer-address.ts';

it('reads what it writes, for each state', () => {
  for (const state of LAYER_STATES)
    expect(readLayerAddress(addressOf('density', state, ''))).toEqual({ kind: 'layer', id: 'density', state });
});

it('lists all layers where none is named, and takes a state nobody knows for loaded', () => {
  expect(readLayerAddress('/debug/layers')).toEqual({ kind: 'list' });
  expect(readLayerAddress('/debug/layers/')).toEqual({ kind: 'list' });
  expect(readLayerAddress('/debug/layers/density/blue')).toEqual({ kind: 'layer', id: 'density', state: 'loaded' });
});

it('keeps language and theme', () => {
  expect(addressOf('density', 'stale', '?lang=en&theme=dark')).toBe('/debug/layers/density/stale?lang=en&theme=dark');
});
