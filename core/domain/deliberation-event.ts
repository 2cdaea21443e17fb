import { type Static, Type } from 'typebox';
import { event, LonLatSchema } from './event-schema.ts';
import { CodeSchema, GridIdSchema } from './ids.ts';

const place = { position: Type.Optional(LonLatSchema), gridId: Type.Optional(GridIdSchema) };

/** Meetings with residents and what comes out of them: neither tickets nor projects. */
export const deliberationEvents = [
  event('meeting.held', { meetingCode: CodeSchema, ...place }),
  /** 建言: somebody proposes something; `channel` says where it was said. */
  event('suggestion.made', { channel: CodeSchema, themeCode: CodeSchema, ...place }),
  /** 征集问题: what residents, asked for it, want changed most. */
  event('issue.solicited', { channel: CodeSchema, themeCode: CodeSchema, ...place }),
] as const;

export type DeliberationEvent = Static<(typeof deliberationEvents)[number]>;
