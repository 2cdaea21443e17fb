import path from 'node:path';
import { type ESTree, Visitor } from 'vite';

/** One place where a file names another module. */
export type ImportOf = {
  readonly specifier: string;
  readonly kind: 'value' | 'type' | 'dynamic' | 'url';
};

/** The file a relative specifier of `from` means, or undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

/** The package a bare specifier means: `@deck.gl/core`, `node:fs`, `react`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Every module a file names: imports, re-exports, types and workers. */
export function importsOf(program: ESTree.Program): ImportOf[] {
  const imports: ImportOf[] = [];
  const add = (source: { value?: unknown } | null | undefined, kind: ImportOf['kind']) => {
    if (typeof source?.value === 'string') imports.push({ specifier: source.value, kind });
  };
  const visitor = new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type' ? 'type' : 'value'),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'type' : 'value'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'type' : 'value'),
    ImportExpression: (node) => add(node.source as { value?: unknown }, 'dynamic'),
    TSImportType: (node) => add(node.source, 'type'),
    NewExpression: (node) => {
      // new URL('./worker.ts', import.meta.url): how a bundler is told of another entry
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL' && node.arguments.length === 2;
      const [target] = node.arguments;
      if (isUrl && target.type === 'Literal' && /^\.\.?\//.test(String(target.value))) add(target, 'url');
    },
  });
  visitor.visit(program);
  return imports;
}
