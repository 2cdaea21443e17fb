import { VIEW_LEVELS, type ViewLevel } from '../../core/access/roles.ts';
import { WHOLE_DISTRICT } from '../../core/access/scope.ts';
import { latticeOver } from '../../core/geo/lattice.ts';
import { meters } from '../../core/geo/units.ts';
import type { Audience } from '../events/audience.ts';
import type { SerializedRow } from '../events/ring.ts';
import type { Listener } from '../stream/connection.ts';

/** Cells for who is tested without a district. */
export const TEST_LATTICE = latticeOver([126, 43, 127, 44], meters(100));

export const audienceAt = (level: ViewLevel): Audience => ({ key: level, viewOf: () => level });
export const EVERYTHING = audienceAt('full');

/** Somebody who is shown everything. */
export const LISTENER: Listener = {
  principal: {
    identity: { actor: 'tester', source: 'person', provenance: 'recorded' },
    scope: { role: 'integrator', area: WHOLE_DISTRICT, grids: undefined, ceiling: 'full' },
    credential: { kind: 'demo' },
    displayName: '',
    expiresAt: Number.MAX_SAFE_INTEGER,
  },
};

/** A row that every level is shown as the same text. */
export const rowOf = (seq: number, text: string): SerializedRow => ({
  seq,
  place: {},
  texts: Object.fromEntries(VIEW_LEVELS.map((level) => [level, text])) as SerializedRow['texts'], // every level has its entry
  isForAll: true,
  characters: text.length,
});
