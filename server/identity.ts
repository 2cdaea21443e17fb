import type { StoredFields } from '../core/domain/event.ts';

/** Who sends an event, as the server knows it. */
export type Identity = Pick<StoredFields, 'actor' | 'source' | 'provenance'>;

/** A request without a token. */
export const ANONYMOUS: Identity = { actor: 'anonymous', source: 'device', provenance: 'recorded' };

/** What each token of `tokens.json` stands for. */
export const TOKEN_IDENTITIES = {
  simulator: { actor: 'simulator', source: 'simulator', provenance: 'simulated' },
  import: { actor: 'import', source: 'import', provenance: 'recorded' },
  history: { actor: 'history', source: 'import', provenance: 'reported' },
  replay: { actor: 'replay', source: 'import', provenance: 'recorded' },
} as const satisfies Record<string, Identity>;

export type TokenName = keyof typeof TOKEN_IDENTITIES;
