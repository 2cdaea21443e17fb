import type { EventAnswer } from '../../../core/protocol/http.ts';
import type { RecordFate } from './account.ts';

/** What the server's answer means for the record. */
export function fateOf(answer: EventAnswer): RecordFate {
  if ('seq' in answer) return { kind: answer.repeated ? 'already-there' : 'imported' };
  const detail = answer.path ? `${answer.path}: ${answer.message}` : answer.message;
  return { kind: 'refused', code: answer.code, detail };
}
