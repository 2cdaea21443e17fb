import type { Hello } from '../../core/protocol/stream.ts';

/** A `hello` as a client must write it; undefined for anything else. Unknown fields are ignored, for later clients. */
export function readHello(text: string): Hello | undefined {
  let frame: Partial<Hello> | null;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined; // not JSON is as wrong as JSON of another shape
  }
  if (frame === null || typeof frame !== 'object' || frame.kind !== 'hello') return undefined;
  const { protocol, epoch, afterSeq } = frame;
  const isPosition = Number.isSafeInteger(afterSeq) && Number(afterSeq) >= 0;
  if (typeof protocol !== 'number' || !(epoch === null || typeof epoch === 'string') || !isPosition) return undefined;
  return { kind: 'hello', protocol, epoch, afterSeq: Number(afterSeq) };
}
