/** Degrees, longitude first; a height may follow (RFC 7946, section 3.1.1). */
export function isPosition(at: unknown): boolean {
  return (
    Array.isArray(at) &&
    Number.isFinite(at[0]) &&
    Number.isFinite(at[1]) &&
    Math.abs(at[0]) <= 180 &&
    Math.abs(at[1]) <= 90
  );
}

export const isLine = (line: unknown): boolean => Array.isArray(line) && line.length >= 2 && line.every(isPosition);

/** Closed, of four positions or more (RFC 7946, section 3.1.6). */
export function isRing(ring: unknown): boolean {
  if (!isLine(ring)) return false;
  const positions = ring as number[][];
  const [first, last] = [positions[0], positions[positions.length - 1]];
  return positions.length >= 4 && first[0] === last[0] && first[1] === last[1];
}
