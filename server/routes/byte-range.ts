/** The first and the last byte that are asked for. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * What a Range header asks for of something so many bytes long (RFC 9110, section 14).
 *
 * @returns undefined when it asks for nothing that we give in parts, and all of it is the answer: no header, other units,
 *   several ranges, no range at all.
 */
export function byteRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (from === undefined || (from === '' && to === '')) return undefined;
  if (from === '') return tail(Number(to), length);
  const [first, last] = [Number(from), to === '' ? length - 1 : Number(to)];
  if (to !== '' && last < first) return undefined; // no range by the grammar's own words
  return first < length ? { first, last: Math.min(last, length - 1) } : 'unsatisfiable';
}

const tail = (wanted: number, length: number): ByteRange | 'unsatisfiable' =>
  wanted > 0 && length > 0 ? { first: Math.max(0, length - wanted), last: length - 1 } : 'unsatisfiable';
