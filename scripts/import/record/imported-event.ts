import type { SentEvent } from '../../../core/domain/event.ts';

/** `ticket.imported` as it is sent. */
export type ImportedEvent = Extract<SentEvent, { type: 'ticket.imported' }>;
