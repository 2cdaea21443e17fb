import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type ChainResult, verifyChain } from '../../server/access/audit-chain.ts';
import { AuditRows } from '../../server/access/audit-rows.ts';
import { readConfig } from '../../server/config.ts';
import { joinDatabase } from '../../server/database/join.ts';
import { readDistrictFolder } from '../../server/district/folder.ts';
import { parseCommand } from '../import/command-line.ts';
import { InputProblem } from '../import/input-problem.ts';
import { complain, complainOf, say } from '../import/terminal-text.ts';

const USAGE = `npm run audit -- verify [FILE] [--head HASH]
FILE is what GET /api/audit gave; without one, the audit of the database that DOORSTEP_DISTRICT, DOORSTEP_DATA and DATABASE_URL name.
--head is a hash kept from an earlier run: the chain has to reach it.`;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseCommand(args, { head: { type: 'string' } });
  const [command, file] = positionals;
  if (command !== 'verify' || positionals.length > 2) throw new InputProblem(USAGE);
  const seen = new Set<string>();
  const result = file === undefined ? await ofDatabase(seen) : await verifyChain(noting(readLines(file), seen));
  if (result.fault) {
    const { line, seq, reason } = result.fault;
    throw new InputProblem(`Row ${seq ?? '?'} (line ${line}) is the first that is not what it was: ${reason}.`);
  }
  if (values.head !== undefined && !seen.has(values.head))
    throw new InputProblem(
      `The chain is whole and does not reach ${values.head}: its end was cut off, or it is another one.`,
    );
  say(`${result.rows} rows follow each other. Head: ${result.head || 'none'}`);
}

async function ofDatabase(seen: Set<string>): Promise<ChainResult> {
  const config = readConfig();
  const { district } = await readDistrictFolder(config.districtFolder);
  const dataFolder = config.dataFolder ?? resolve('.data', district.id);
  const database = await joinDatabase({ url: config.databaseUrl, dataFolder, log: () => {} });
  try {
    return await verifyChain(noting(rowsOf(new AuditRows(database.sql, Date.now)), seen));
  } finally {
    await database.close();
  }
}

async function* rowsOf(audit: AuditRows): AsyncGenerator<string> {
  let position = 0;
  for (;;) {
    const rows = await audit.readAfter(position, 1_000);
    if (rows.length === 0) return;
    for (const row of rows) yield JSON.stringify(row);
    position = rows[rows.length - 1].seq;
  }
}

const readLines = (file: string) => createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });

async function* noting(lines: AsyncIterable<string>, seen: Set<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    seen.add(/"hash":"([0-9a-f]{64})"/.exec(line)?.[1] ?? '');
    yield line;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof InputProblem) complain(error.message);
  else complainOf(error);
  process.exitCode = 1;
});
