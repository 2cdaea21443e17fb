import { type Figure, targetText, verdictOf } from './figure.ts';
import type { Occasion } from './machine.ts';
import type { Quiet } from './quiet.ts';

/** A figure with the bench it came from and how busy the machine was when that began. */
export type Measured = { readonly bench: string; readonly figure: Figure; readonly quiet: Quiet };

/** A figure counts only from a quiet machine and in full size. */
export function remarkOf({ figure, quiet }: Measured, isQuick: boolean): string {
  if (isQuick) return 'quick';
  return quiet.isQuiet ? verdictOf(figure) : 'noisy';
}

/** The table as it is printed while the benches run. */
export function textTable(rows: readonly Measured[], isQuick: boolean): string {
  const cells = rows.map((row) => [
    row.figure.name,
    amount(row.figure.value, row.figure.unit),
    peerText(row.figure),
    ratioText(row.figure),
    targetText(row.figure),
    isQuick || !row.quiet.isQuiet ? `${remarkOf(row, isQuick)} (${verdictOf(row.figure)})` : remarkOf(row, isQuick),
    row.quiet.load.toFixed(2),
    row.figure.note ?? '',
  ]);
  const table = [['figure', 'value', 'peer', 'ratio', 'target', 'verdict', 'load', 'note'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => [...row[column]].length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Rows for the table of docs/performance.md; figures that do not count are left out. */
export function markdownRows(rows: readonly Measured[], { machine, date, commit }: Occasion): string {
  return rows
    .filter(({ quiet }) => quiet.isQuiet)
    .map(({ figure }) => {
      const { name, note, value, unit } = figure;
      const result = `${amount(value, unit)}${figure.ratio === undefined ? '' : `, ${ratioText(figure)}`} (${verdictOf(figure)})`;
      const words = [
        note ? `${name}; ${note}` : name,
        targetText(figure),
        peerText(figure),
        result,
        machine,
        date,
        commit,
      ];
      return `| ${words.map((word) => word.replaceAll('|', '\\|')).join(' | ')} |`;
    })
    .join('\n');
}

export function jsonReport(rows: readonly Measured[], occasion: Occasion, isQuick: boolean): string {
  const figures = rows.map((row) => ({
    bench: row.bench,
    ...row.figure,
    verdict: verdictOf(row.figure),
    load: row.quiet.load,
    isValid: row.quiet.isQuiet && !isQuick,
  }));
  return `${JSON.stringify({ ...occasion, figures }, null, 2)}\n`;
}

const padded = (cell: string, width: number) => cell + ' '.repeat(width - [...cell].length);

const peerText = ({ peer, unit }: Figure) => (peer ? `${peer.name}: ${amount(peer.value, unit)}` : '–');

const ratioText = ({ ratio }: Figure) => (ratio === undefined ? '–' : `${ratio.toFixed(2)} ×`);

/** Three significant digits say all that a repeated run would say again; large counts keep their thousands. */
function amount(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString('en-US', { maximumFractionDigits: Number.isInteger(value) ? 0 : digits });
  return unit === '' ? text : `${text} ${unit}`;
}
