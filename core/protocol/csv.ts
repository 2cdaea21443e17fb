/** RFC 4180 with a byte order mark, so that a spreadsheet reads the Chinese in it. */
export const CSV_MARK = '\uFEFF';

export const csvRow = (cells: readonly (string | number | undefined)[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP ASVS 5.0.0, V1.2.10). */
function csvCell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = /^[=+\-@\t\r\n\0＝＋－＠]/.test(value) ? `'${value}` : value;
  return /["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
