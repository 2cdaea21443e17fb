const CANDIDATES = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

/**
 * The separator that cuts the first lines of a text into the most fields, always the same number.
 *
 * @param text - The beginning of a file; a last line that may be cut off does no harm.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = logicalLines(text).slice(0, 50);
  const scored = CANDIDATES.map((candidate) => ({ candidate, score: evenness(lines, candidate) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).candidate;
}

/** Lines with what stands in quotes taken out, so that separators and line ends in an address do not count. */
function logicalLines(text: string): string[] {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  return bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
}

/** The commonest count of separators, times the share of lines that have it. */
function evenness(lines: readonly string[], separator: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(separator).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let best = 0;
  for (const [count, times] of counts) best = Math.max(best, (count * times) / lines.length);
  return best;
}
