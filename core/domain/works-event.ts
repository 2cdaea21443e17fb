import { type Static, Type } from 'typebox';
import { event, LonLatSchema } from './event-schema.ts';
import { CodeSchema, EpochMsSchema, GridIdSchema, LampIdSchema, RoadWorkIdSchema } from './ids.ts';

const lamp = { lampId: LampIdSchema, position: LonLatSchema, gridId: Type.Optional(GridIdSchema) };
const roadWork = { roadWorkId: RoadWorkIdSchema };

/** Street lamps (路灯) failing and coming back. */
export const lampEvents = [
  event('lamp.failed', { ...lamp, causeCode: Type.Optional(CodeSchema) }),
  event('lamp.repaired', lamp),
] as const;

/** Road works (道路工程); `completed` means open to traffic. */
export const roadWorkEvents = [
  event('roadWork.planned', {
    ...roadWork,
    position: LonLatSchema,
    kindCode: CodeSchema,
    plannedEndAt: Type.Optional(EpochMsSchema),
  }),
  event('roadWork.started', { ...roadWork, plannedEndAt: Type.Optional(EpochMsSchema) }),
  event('roadWork.completed', roadWork),
] as const;

export type LampEvent = Static<(typeof lampEvents)[number]>;
export type RoadWorkEvent = Static<(typeof roadWorkEvents)[number]>;
