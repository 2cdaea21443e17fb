import { describe, expect, it } from 'vitest';
import { LIMITS, RAISED, sizeViolations } from './size-limits.ts';
import { parseSource, readSourceFiles } from './source-tree.ts';

const sizes = (path: string, text: string) => sizeViolations([parseSource(path, text)]);
const repeat = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
/** A function that takes exactly so many lines. */
const functionOf = (lines: number, body = 'x();') => `function f() {\n${repeat(lines - 2, () => body)}\n}`;

describe('sizes', () => {
  it('stay below their limits', () => {
    expect(sizeViolations(readSourceFiles())).toEqual([]);
  });

  it('are raised for files that exist, each with a reason', () => {
    const paths = readSourceFiles().map(({ path }) => path);
    expect(Object.keys(RAISED).filter((path) => !paths.includes(path))).toEqual([]);
    expect(Object.values(RAISED).filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe('a file', () => {
  it('may have 400 lines and no more', () => {
    expect(
      sizes(
        'core/a.ts',
        repeat(LIMITS.fileLines, () => 'x();'),
      ),
    ).toEqual([]);
    expect(
      sizes(
        'core/a.ts',
        repeat(LIMITS.fileLines + 1, () => 'x();'),
      ),
    ).toEqual(['core/a.ts has 401 lines, limit 400']);
  });

  it('may be twice as long as a test or a code table', () => {
    const text = repeat(LIMITS.tableLines, () => 'x();');
    for (const path of ['core/a.test.ts', 'client/i18n/zh-CN.ts', 'core/domain/unit-codes.ts']) {
      expect(sizes(path, text)).toEqual([]);
      expect(sizes(path, `${text}\nx();`)).toHaveLength(1);
    }
  });

  it('may export 12 things, however they are written', () => {
    const twelve = repeat(LIMITS.exports, (i) => `export const x${i} = ${i};`);
    expect(sizes('core/a.ts', twelve)).toEqual([]);
    for (const more of [
      'export type T = 1;',
      'export { y } from "./b.ts";',
      'export default 1;',
      'export class C {}',
    ]) {
      expect(sizes('core/a.ts', `${twelve}\n${more}`)).toEqual(['core/a.ts exports 13 things, limit 12']);
    }
  });

  it('counts a schema and its type once', () => {
    const pairs = repeat(LIMITS.exports, (i) => `export const T${i}Schema = ${i}; export type T${i} = ${i};`);
    expect(sizes('core/a.ts', pairs)).toEqual([]);
  });

  it('may have 25 imports', () => {
    const imports = repeat(LIMITS.imports, (i) => `import { x${i} } from './x${i}.ts';`);
    expect(sizes('core/a.ts', imports)).toEqual([]);
    expect(sizes('core/a.ts', `${imports}\nimport type { Y } from './y.ts';`)).toHaveLength(1);
  });
});

describe('a function', () => {
  it('may have 80 lines and no more, whatever its form', () => {
    expect(sizes('core/a.ts', functionOf(LIMITS.functionLines))).toEqual([]);
    const tooLong = functionOf(LIMITS.functionLines + 1);
    const forms = [tooLong, `const f = ${tooLong};`, `const f = ${tooLong.replace('function f() {', '() => {')};`];
    for (const form of forms)
      expect(sizes('core/a.ts', form)).toEqual(['core/a.ts:1 a function of 81 lines, limit 80']);
    expect(sizes('core/a.ts', `class C {\n${tooLong.replace('function ', '')}\n}`)).toHaveLength(1);
  });

  it('may have 120 lines where it draws', () => {
    const jsx = (lines: number) => functionOf(lines, '<br />;');
    expect(sizes('client/A.tsx', jsx(LIMITS.jsxFunctionLines))).toEqual([]);
    expect(sizes('client/A.tsx', jsx(LIMITS.jsxFunctionLines + 1))).toHaveLength(1);
  });

  it('is not a group of tests, but each test is one', () => {
    const suite = (body: string) =>
      `describe('x', () => {\n${body}\n});\ndescribe.each([1])('x', () => {\n${body}\n});`;
    expect(sizes('core/a.test.ts', suite(repeat(100, () => 'x();')))).toEqual([]);
    expect(sizes('core/a.test.ts', suite(`it('y', ${functionOf(81)});`))).toHaveLength(2);
  });
});

describe('slices, props and options', () => {
  it.each(['TicketsSlice', 'CardProps', 'Options'])('%s may have 20 fields', (name) => {
    const fields = (count: number) => `type ${name} = Base & {\n${repeat(count, (i) => `f${i}: number;`)}\n};`;
    expect(sizes('client/a.ts', fields(LIMITS.fields))).toEqual([]);
    expect(sizes('client/a.ts', fields(LIMITS.fields + 1))).toEqual([`client/a.ts ${name} has 21 fields, limit 20`]);
  });
});
