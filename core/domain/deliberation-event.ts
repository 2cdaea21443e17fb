import { type Static, Type } from 'typebox';
import { event, LonLatSchema } from './event-schema.ts';
import { CodeSchema, GridIdSchema } from './ids.ts';

const amount = Type.Integer({ minimum: 1, maximum: 10_000_000 });
const place = { position: Type.Optional(LonLatSchema), gridId: Type.Optional(GridIdSchema) };

/** Meetings with residents and what comes out of them, visits to them, and trainings: neither tickets nor projects. */
export const deliberationEvents = [
  event('meeting.held', { meetingCode: CodeSchema, ...place }),
  /** 建言: somebody proposes something; `channel` says where it was said. */
  event('suggestion.made', { channel: CodeSchema, themeCode: CodeSchema, ...place }),
  /** 征集问题: what residents, asked for it, want changed most. */
  event('issue.solicited', { channel: CodeSchema, themeCode: CodeSchema, ...place }),
  /** So many households are to be visited in a period, told as it begins: what a coverage is a share of. */
  event('visit.registered', { visitCode: CodeSchema, households: amount, ...place }),
  /** 入户走访: so many of them were, counted and not named. */
  event('visit.made', { visitCode: CodeSchema, households: amount, ...place }),
  /** 培训: so many people came (人次), whoever they were. */
  event('training.held', { trainingCode: CodeSchema, attendances: amount, ...place }),
] as const;

export type DeliberationEvent = Static<(typeof deliberationEvents)[number]>;
