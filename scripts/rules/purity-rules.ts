import type { ESTree } from 'vite';
import { isTest, lineAt, type SourceFile, type Violation, walk } from './source-tree.ts';

/** The environment is read in one place of the server, and where a script begins. */
const READS_ENVIRONMENT = /^server\/config\.ts$|^scripts\/(?:[\w-]+\/)?main\.ts$|^scripts\/find-browser\.ts$|\.mjs$/;

/** Reading `process.env` anywhere else: such a setting would be in no schema and in no document. */
export function environmentViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    if (isTest(file.path) || READS_ENVIRONMENT.test(file.path)) return [];
    return find(file, 'reads the environment', (report) => ({
      MemberExpression: (node) => {
        if (isName(node.object, 'process') && propertyName(node) === 'env') report(node);
      },
      VariableDeclarator: (node) => {
        if (node.init && isName(node.init, 'process') && node.id.type === 'ObjectPattern') report(node);
      },
      ImportDeclaration: (node) => {
        const names = node.specifiers.map(
          (specifier) => specifier.type === 'ImportSpecifier' && nameOf(specifier.imported),
        );
        if (/^(?:node:)?process$/.test(node.source.value) && names.includes('env')) report(node);
      },
    }));
  });
}

const CLOCK_AND_CHANCE: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues'],
};

/** Clock or chance inside the core: both are passed in, so that every answer can be had twice. */
export function clockViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    if (!file.path.startsWith('core/') || isTest(file.path)) return [];
    return find(file, 'asks the clock or chance', (report) => ({
      MemberExpression: (node) => {
        const members = node.object.type === 'Identifier' ? CLOCK_AND_CHANCE[node.object.name] : undefined;
        if (members?.includes(propertyName(node) ?? '')) report(node);
      },
      NewExpression: (node) => {
        if (isName(node.callee, 'Date') && node.arguments.length === 0) report(node);
      },
      CallExpression: (node) => {
        if (isName(node.callee, 'Date')) report(node);
      },
    }));
  });
}

/** Where SQL may stand: the database folder, the event log, patrol positions, and what read routes read rows with. */
const HOLDS_SQL =
  /^server\/database\/|^server\/events\/event-log\.ts$|^server\/positions\/patrol-(?:positions|ages)\.ts$|^server\/(?:routes|access)\/[\w-]+-rows\.ts$|^scripts\/bench\//;
const SQL_START = /^\s*(?:select|insert|update|delete|create|alter|drop|truncate|with|lock|notify|listen|unlisten)\b/i;

/** SQL where nobody would look for it. */
export function sqlViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    if (isTest(file.path) || HOLDS_SQL.test(file.path)) return [];
    return find(file, 'holds SQL', (report) => ({
      TaggedTemplateExpression: (node) => {
        if (SQL_START.test(node.quasi.quasis[0].value.raw)) report(node);
      },
      CallExpression: (node) => {
        const isUnsafe = node.callee.type === 'MemberExpression' && propertyName(node.callee) === 'unsafe';
        const [text] = node.arguments;
        if (isUnsafe && text && SQL_START.test(literalText(text))) report(node);
      },
    }));
  });
}

type Visitors = Parameters<typeof walk>[1];

function find(
  file: SourceFile,
  what: string,
  visitors: (report: (node: ESTree.Node) => void) => Visitors,
): Violation[] {
  const found: Violation[] = [];
  walk(
    file.program,
    visitors((node) => found.push(`${file.path}:${lineAt(file.text, node.start)} ${what}`)),
  );
  return found;
}

const isName = (node: ESTree.Node, name: string) => node.type === 'Identifier' && node.name === name;

const nameOf = (node: ESTree.ModuleExportName) => (node.type === 'Literal' ? node.value : node.name);

function propertyName(node: ESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
}

function literalText(node: ESTree.Node): string {
  if (node.type === 'Literal') return String(node.value);
  return node.type === 'TemplateLiteral' ? node.quasis[0].value.raw : '';
}
