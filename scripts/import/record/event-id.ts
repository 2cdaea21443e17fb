import { createHash } from 'node:crypto';
import type { EventId } from '../../../core/domain/ids.ts';

/** Namespace of imported events, made once. Another one would import every file anew. */
const NAMESPACE = Buffer.from('8f0c3a5e6d1b4c7a9e2f1d4b7c6a5038', 'hex');

/**
 * An id that follows from what the event says (RFC 9562, version 5): the same record of the same district has it in
 * every run, so the log answers a second import with "already there".
 */
export function contentEventId(districtId: string, content: object): EventId {
  const digest = createHash('sha1')
    .update(NAMESPACE)
    .update(`${districtId}\n${canonical(content)}`)
    .digest();
  const bytes = digest.subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-') as EventId; // in the shape of EventIdSchema by construction
}

/** JSON with sorted keys and without undefined fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
