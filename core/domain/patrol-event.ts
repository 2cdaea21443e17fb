import { type Static, Type } from 'typebox';
import { event, LonLatSchema } from './event-schema.ts';
import { CodeSchema, GridIdSchema, PatrolIdSchema } from './ids.ts';

const patrol = { patrolId: PatrolIdSchema };

/** Duty and observations of a patrol (巡查). Positions are no events; they go to `POST /api/positions`. */
export const patrolEvents = [
  event('patrol.started', patrol),
  event('patrol.ended', patrol),
  event('patrol.observed', {
    ...patrol,
    position: LonLatSchema,
    category: CodeSchema,
    codeVersion: CodeSchema,
    gridId: Type.Optional(GridIdSchema),
  }),
] as const;

export type PatrolEvent = Static<(typeof patrolEvents)[number]>;
