import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite';
import { type ImportOf, importsOf } from './module-imports.ts';

export const REPOSITORY_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The folders that hold source. */
export const SOURCE_ROOTS = ['client', 'core', 'scripts', 'server'] as const;

export type SourceFile = {
  /** From the repository root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly imports: readonly ImportOf[];
  readonly comments: readonly string[];
};

/** What a rule found, in words that say where. */
export type Violation = string;

const SOURCE_NAME = /\.(?:ts|tsx|mjs)$/;
/** In a second working tree of the same repository `.git` is a file. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', '.tsbuild']);

/** Every file below a folder of the repository, from the root, with forward slashes; what tools make is left out. */
export function listFiles(folder: string): string[] {
  const entries = readdirSync(path.join(REPOSITORY_ROOT, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return listFiles(name);
    return entry.isFile() ? [name] : [];
  });
}

export const readText = (file: string) => readFileSync(path.join(REPOSITORY_ROOT, file), 'utf8');

/** All source of the repository, parsed. */
export function readSourceFiles(): SourceFile[] {
  const names = SOURCE_ROOTS.flatMap((root) => listFiles(root)).filter((name) => SOURCE_NAME.test(name));
  return [...names, 'vite.config.ts'].map((name) => parseSource(name, readText(name)));
}

/** @throws SyntaxError when the text is no TypeScript. */
export function parseSource(file: string, text: string): SourceFile {
  const { program, errors, comments } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file} cannot be parsed: ${errors[0].message}.`);
  return { path: file, text, program, imports: importsOf(program), comments: comments.map(({ value }) => value) };
}

export const walk = (program: ESTree.Program, visitor: VisitorObject) => new Visitor(visitor).visit(program);

/** Tests and what only tests load. */
export const isTest = (file: string) =>
  /\.(?:test|bench)\.tsx?$/.test(file) || /^(?:core|server)\/testing\//.test(file) || file.startsWith('client/e2e/');

/** Lines from the first to the last character of a part of a file. */
export function lineSpan(text: string, { start, end }: { start: number; end: number }): number {
  return text.slice(start, end).split('\n').length;
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
