import { writeFile } from 'node:fs/promises';

/**
 * Writes the category words of a file as a table to fill in and give back with `--categories`, the commonest first.
 * Each word is its own code until somebody changes it.
 */
export async function writeCategoryTemplate(path: string, counts: ReadonlyMap<string, number>): Promise<void> {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const rows = sorted.map(([word, count]) => [word, word, '', '', '', '', String(count)].map(quoted).join(','));
  await writeFile(path, `\ufeff${['foreign,code,codeVersion,zh-CN,en,grade,count', ...rows].join('\r\n')}\r\n`);
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
