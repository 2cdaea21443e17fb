import type { ESTree } from 'vite';
import { isTest, lineAt, lineSpan, type SourceFile, type Violation, walk } from './source-tree.ts';

/** What fails the check. Aims and what a reviewer asks about are much smaller (CONTRIBUTING.md). */
export const LIMITS = {
  fileLines: 400,
  /** Code tables, word lists and tests. */
  tableLines: 800,
  functionLines: 80,
  jsxFunctionLines: 120,
  exports: 12,
  imports: 25,
  fields: 20,
} as const;

/** Limits raised for one file, with the reason. */
export const RAISED: Readonly<Record<string, { exports: number; reason: string }>> = {
  'core/domain/ticket.ts': { exports: 16, reason: 'each list of words stands beside the type that is read from it' },
  'core/protocol/stream.ts': { exports: 15, reason: 'the whole vocabulary of the stream is read in one piece' },
};

const isTable = (file: string) => /-(?:codes|table)\.ts$|^client\/i18n\/(?:zh-CN|en)\.ts$/.test(file);

export function sizeViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => [...fileViolations(file), ...functionViolations(file), ...fieldViolations(file)]);
}

function fileViolations({ path, text, program, imports }: SourceFile): Violation[] {
  const lines = text.trimEnd().split('\n').length;
  const lineLimit = isTest(path) || isTable(path) ? LIMITS.tableLines : LIMITS.fileLines;
  const exported = exportedThings(program).size;
  const exportLimit = RAISED[path]?.exports ?? LIMITS.exports;
  const imported = imports.filter(({ kind }) => kind === 'value' || kind === 'type').length;
  return [
    ...over(lines, lineLimit, `${path} has ${lines} lines`),
    ...over(exported, exportLimit, `${path} exports ${exported} things`),
    ...over(imported, LIMITS.imports, `${path} has ${imported} imports`),
  ];
}

const over = (size: number, limit: number, what: string) => (size > limit ? [`${what}, limit ${limit}`] : []);

/** Names a file exports. A schema and the type read from it are one thing told twice: `Grade`, `GradeSchema`. */
function exportedThings(program: ESTree.Program): Set<string> {
  const names: string[] = [];
  for (const node of program.body) {
    if (node.type === 'ExportDefaultDeclaration') names.push('default');
    if (node.type === 'ExportAllDeclaration') names.push(`* from ${node.source.value}`);
    if (node.type !== 'ExportNamedDeclaration') continue;
    for (const { exported } of node.specifiers)
      names.push(exported.type === 'Literal' ? exported.value : exported.name);
    if (node.declaration) names.push(...declaredNames(node.declaration));
  }
  return new Set(names.map((name) => name.replace(/Schema$/, '')));
}

function declaredNames(declaration: ESTree.Declaration): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.map(({ id }, index) => (id.type === 'Identifier' ? id.name : `pattern ${index}`));
  }
  const named = 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : undefined;
  return [named ?? declaration.type];
}

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;

function functionViolations({ path, text, program }: SourceFile): Violation[] {
  const found: Violation[] = [];
  const open: { node: AnyFunction; jsx: boolean }[] = [];
  const suites = new Set<ESTree.Node>();

  const enter = (node: AnyFunction) => open.push({ node, jsx: false });
  const sawJsx = () => {
    for (const entry of open) entry.jsx = true;
  };
  const leave = () => {
    const { node, jsx } = open.pop()!; // every leave has its enter
    const lines = lineSpan(text, node);
    const limit = jsx ? LIMITS.jsxFunctionLines : LIMITS.functionLines;
    if (!suites.has(node))
      found.push(...over(lines, limit, `${path}:${lineAt(text, node.start)} a function of ${lines} lines`));
  };

  walk(program, {
    CallExpression: (node) => {
      for (const argument of isSuite(node) ? node.arguments : []) suites.add(argument);
    },
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    JSXElement: sawJsx,
    JSXFragment: sawJsx,
  });
  return found;
}

/** `describe(…)` only groups tests: each test in it is measured, the group is the file's business. */
function isSuite({ callee }: ESTree.CallExpression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'describe';
  if (callee.type === 'CallExpression') return isSuite(callee);
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'describe';
}

/** Slices of the store, props of components and options of factories are what everybody is tempted to add one more to. */
function fieldViolations({ path, program }: SourceFile): Violation[] {
  const found: Violation[] = [];
  walk(program, {
    TSTypeAliasDeclaration: ({ id, typeAnnotation }) => {
      if (!/(?:Slice|Props|Options)$/.test(id.name)) return;
      const fields = fieldCount(typeAnnotation);
      found.push(...over(fields, LIMITS.fields, `${path} ${id.name} has ${fields} fields`));
    },
  });
  return found;
}

function fieldCount(type: ESTree.TSType): number {
  if (type.type === 'TSTypeLiteral') return type.members.length;
  if (type.type === 'TSIntersectionType') return type.types.reduce((sum, part) => sum + fieldCount(part), 0);
  if (type.type === 'TSParenthesizedType') return fieldCount(type.typeAnnotation);
  return 0;
}
