import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './store.ts';

/** A part of the one store: its data and verbs, with sight of the whole. */
export type SliceOf<Slice> = StateCreator<AppState, [], [], Slice>;
