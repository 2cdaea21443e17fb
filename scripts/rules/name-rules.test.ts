import { describe, expect, it } from 'vitest';
import { habitViolations, nameViolations } from './name-rules.ts';
import { listFiles, parseSource, readSourceFiles, SOURCE_ROOTS } from './source-tree.ts';

describe('names', () => {
  it('of files and folders say something, in our spelling, at most two folders deep', () => {
    const files = [...SOURCE_ROOTS, 'docs', 'geodata'].flatMap((folder) => listFiles(folder));
    expect(nameViolations(files)).toEqual([]);
  });

  it.each([
    'core/utils/distance.ts',
    'client/map/helpers.ts',
    'server/common/a.ts',
    'scripts/misc.mjs',
    'core/geo/walkTimes.ts',
    'core/geo/walk_times.ts',
    'client/map/map-view.tsx',
    'client/map/layers/tickets/layer.ts',
  ])('%s is a violation', (file) => {
    expect(nameViolations([file])).toHaveLength(1);
  });

  it.each([
    'core/brand.ts',
    'core/geo/walk-times.test.ts',
    'client/map/layers/ticket-layer.ts',
    'client/map/MapView.tsx',
    'client/i18n/zh-CN.ts',
    'client/main.tsx',
    'scripts/import/columns.server.test.ts',
    'server/database/migrations/0001-log.sql',
    'docs/decisions/0001-core-folder.md',
  ])('%s is allowed', (file) => {
    expect(nameViolations([file])).toEqual([]);
  });
});

describe('habits', () => {
  it('are kept', () => {
    expect(habitViolations(readSourceFiles())).toEqual([]);
  });

  it('refuse an interface of our own and a mark without its issue', () => {
    expect(habitViolations([parseSource('core/a.ts', 'interface A { b: 1 }')])).toHaveLength(1);
    expect(habitViolations([parseSource('core/a.ts', '// TODO later')])).toHaveLength(1);
  });

  it('allow what augments a library and a mark with its issue', () => {
    const text = 'declare module "fastify" { interface FastifyInstance { log: 1 } }\n// TODO(#12): later';
    expect(habitViolations([parseSource('core/a.ts', text)])).toEqual([]);
  });
});
