import { describe, expect, it } from 'vitest';
import { clockViolations, environmentViolations, sqlViolations } from './purity-rules.ts';
import { parseSource, readSourceFiles } from './source-tree.ts';

const files = readSourceFiles();

describe('the environment', () => {
  it('is read in server/config.ts and where a script begins', () => {
    expect(environmentViolations(files)).toEqual([]);
  });

  it.each([
    ['server/app.ts', 'const port = process.env.PORT;'],
    ['server/app.ts', "const port = process['env'].PORT;"],
    ['server/app.ts', 'const { env } = process;'],
    ['server/app.ts', "import { env } from 'node:process';"],
    ['scripts/import/columns.ts', 'const token = process.env.DOORSTEP_TOKEN;'],
  ])('%s with %s is a violation', (path, text) => {
    expect(environmentViolations([parseSource(path, text)])).toHaveLength(1);
  });

  it.each(['server/config.ts', 'scripts/import/main.ts', 'scripts/dev.mjs', 'server/app.test.ts'])(
    '%s may read it',
    (path) => {
      expect(environmentViolations([parseSource(path, 'const { PORT } = process.env;')])).toEqual([]);
    },
  );
});

describe('the core', () => {
  it('asks neither clock nor chance', () => {
    expect(clockViolations(files)).toEqual([]);
  });

  it.each(['Date.now()', 'Math.random()', 'new Date()', 'Date()', 'performance.now()', 'crypto.randomUUID()'])(
    '%s is a violation',
    (expression) => {
      expect(clockViolations([parseSource('core/domain/a.ts', `export const x = ${expression};`)])).toHaveLength(1);
    },
  );

  it('may calculate with moments it is given', () => {
    const text = 'export const x = [new Date(0), Date.UTC(2026, 0), Math.round(1.5)];';
    expect(clockViolations([parseSource('core/domain/a.ts', text)])).toEqual([]);
  });
});

describe('SQL', () => {
  it('stands in the database folder, the event log and where rows are read', () => {
    expect(sqlViolations(files)).toEqual([]);
  });

  it.each([
    ['server/routes/tickets.ts', 'const rows = sql`select * from tickets`;'],
    ['server/events/ingest.ts', 'tx`\n  update counter set seq = seq + 1`;'],
    ['server/app.ts', "sql.unsafe('drop table events');"],
    ['scripts/import/main.ts', 'sql`with a as (select 1) select * from a`;'],
  ])('%s with %s is a violation', (path, text) => {
    expect(sqlViolations([parseSource(path, text)])).toHaveLength(1);
  });

  it.each([
    ['server/events/event-log.ts', 'sql`select 1`;'],
    ['server/database/migrate.ts', 'sql`create table a ()`;'],
    ['server/routes/ticket-rows.ts', 'sql`select 1`;'],
    ['server/app.ts', 'html`<p>select a grid</p>`;'],
  ])('%s with %s is allowed', (path, text) => {
    expect(sqlViolations([parseSource(path, text)])).toEqual([]);
  });
});
