import type { ErrorObject } from 'ajv';
import { EVENT_TYPES, EventSchema, type SentEvent } from '../../core/domain/event.ts';
import { compileRecord } from '../validation.ts';

export type Shape = { ok: true; event: SentEvent } | { ok: false; code: string; message: string; path?: string };

/** The discriminator makes one message about the right member out of one per member. */
const isEvent = compileRecord<SentEvent>(EventSchema);
const types = new Set<unknown>(EVENT_TYPES);

/** Whether a value has the shape of an event; otherwise what is wrong with it, and where. */
export function checkEvent(value: unknown): Shape {
  if (isEvent(value)) return { ok: true, event: value };
  if (typeof value === 'object' && value !== null && 'type' in value && !types.has(value.type)) {
    return { ok: false, code: 'event-type-unknown', message: 'type is no event type of this release.', path: '/type' };
  }
  const [error] = isEvent.errors ?? [];
  return { ok: false, code: 'event-shape', ...describe(error) };
}

function describe(error: ErrorObject | undefined): { message: string; path: string } {
  if (!error) return { message: 'The record is no event.', path: '' };
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>;
  const property = missingProperty ?? additionalProperty;
  const path = property === undefined ? error.instancePath : `${error.instancePath}/${pointerToken(property)}`;
  return { message: `${error.instancePath || 'The record'} ${error.message}.`, path: path.slice(0, 200) };
}

/** RFC 6901, section 3. */
const pointerToken = (property: string) => property.replaceAll('~', '~0').replaceAll('/', '~1');
