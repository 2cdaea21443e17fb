import { CSV_MARK, csvRow } from '../../core/protocol/csv.ts';

export type CsvField<Row> = { readonly name: string; of(row: Row): string | number | undefined };

export const isoMoment = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** Rows as they come, under the names of their columns. */
export async function* csvOf<Row>(
  fields: readonly CsvField<Row>[],
  chunks: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield CSV_MARK + csvRow(fields.map(({ name }) => name));
  for await (const chunk of chunks) yield chunk.map((row) => csvRow(fields.map(({ of }) => of(row)))).join('');
}

/** Each chunk as it is shown. */
export async function* mapped<Row>(
  chunks: AsyncIterable<readonly Row[]>,
  show: (rows: readonly Row[]) => readonly Row[],
): AsyncGenerator<readonly Row[]> {
  for await (const chunk of chunks) yield show(chunk);
}

/** Read the first chunk before the answer begins: a database that is away is told by a status, not by a broken body. */
export async function begun<Chunk>(chunks: AsyncGenerator<Chunk>): Promise<AsyncGenerator<Chunk>> {
  const first = await chunks.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* chunks;
  })();
}
