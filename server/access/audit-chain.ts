import { type AuditRow, auditHash } from './audit-rows.ts';

/** What is wrong with a chain: the first row that is not what it was, and why. */
export type ChainFault = { readonly line: number; readonly seq: number | undefined; readonly reason: string };

export type ChainResult = { readonly rows: number; readonly head: string; readonly fault?: ChainFault };

/**
 * Follow the chain from its first row.
 *
 * A chain that was cut at its end is a whole chain: only who has kept its hash from before can tell. So the head is told,
 * to be kept elsewhere and to be compared.
 */
export async function verifyChain(lines: AsyncIterable<string>): Promise<ChainResult> {
  let head = '';
  let rows = 0;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const row = readRow(text);
    const reason = row ? faultOf(row, rows + 1, head) : 'it is no row of an audit';
    if (!row || reason) return { rows, head, fault: { line, seq: row?.seq, reason: reason ?? '' } };
    rows += 1;
    head = row.hash;
  }
  return { rows, head };
}

function faultOf(row: AuditRow, seq: number, previous: string): string | undefined {
  if (auditHash(row) !== row.hash) return 'it was changed: its hash is another one';
  if (row.seq !== seq) return `rows are missing before it: ${seq} was expected`;
  return row.previous === previous ? undefined : 'it does not follow the row before it';
}

function readRow(text: string): AuditRow | undefined {
  try {
    const row = JSON.parse(text) as AuditRow | null;
    return typeof row === 'object' && row !== null && typeof row.hash === 'string' ? row : undefined;
  } catch {
    return undefined; // said by the caller, with the line
  }
}
