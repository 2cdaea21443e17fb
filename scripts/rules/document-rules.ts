import path from 'node:path';
import type { Violation } from './source-tree.ts';

export type Document = { readonly path: string; readonly text: string };

/** What a document may speak of. */
export type Repository = {
  readonly files: ReadonlySet<string>;
  readonly npmScripts: ReadonlySet<string>;
  /** Text of all sources, to look variables up in. */
  readonly source: string;
};

/** Written by the program into the data folder, or by a reader of the documents. */
const NOT_IN_TREE = new Set([
  'tokens.json',
  'told-position.json',
  'mapping.json',
  'requests.csv',
  'areas.geojson',
  'basemap.json',
]);
const ROOTED = /^(?:client|core|server|scripts|docs|geodata|\.ci)\/[\w./*{},<>-]*$/;
const FILE_NAME = /^[\w.-]+\.(?:ts|tsx|mjs|md|json|geojson|sql|css|html|png)$/;

/** Paths, links, commands and variables a document names that are not there. */
export function documentViolations(document: Document, repository: Repository): Violation[] {
  const missing = [
    ...namedPaths(document.text).filter((name) => !hasPath(repository.files, name)),
    ...namedScripts(document.text)
      .filter((name) => !repository.npmScripts.has(name))
      .map((name) => `npm run ${name}`),
    ...namedVariables(document.text).filter((name) => !repository.source.includes(name)),
    ...namedOptions(document.text).filter((name) => !repository.source.includes(name)),
  ];
  return [
    ...missing.map((name) => `${document.path} names ${name}, which is not there`),
    ...linkViolations(document, repository),
  ];
}

/** Words in code spans and code blocks that look like a path of this repository, or like a file; diagrams are free. */
function namedPaths(text: string): string[] {
  const blocks = [...text.matchAll(/^```(?!text)[^\n]*\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  const spans = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
  const words = [...blocks, ...spans].flatMap((code) => code.split(/[\s"'=]+/));
  return words
    .flatMap(expandBraces)
    .filter((word) => ROOTED.test(word) || (FILE_NAME.test(word) && !isPlaceholder(word)));
}

const isPlaceholder = (name: string) => NOT_IN_TREE.has(name) || /^[A-Z-]+\.\w+$/.test(name);

/** `a/{b,c}.ts` is two files. */
function expandBraces(word: string): string[] {
  const [, before, choices, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(word) ?? [];
  return choices === undefined ? [word] : choices.split(',').map((choice) => before + choice + after);
}

function hasPath(files: ReadonlySet<string>, name: string): boolean {
  const [certain] = name.split(/[*<]/);
  const fits = (file: string) => (certain === name ? isOrHolds(file, name) : file.startsWith(certain));
  if (name.includes('/')) return [...files].some(fits);
  return [...files].some((file) => path.posix.basename(file) === name || isOrHolds(file, name));
}

function isOrHolds(file: string, name: string): boolean {
  const folder = name.replace(/\/$/, '');
  return file === name || file.startsWith(`${folder}/`);
}

function namedScripts(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g), ...text.matchAll(/\bnpm (test|start)\b/g)];
  return named.map(([, name]) => name);
}

const namedVariables = (text: string) => text.match(/\bDOORSTEP_[A-Z_]+\b/g) ?? [];

/** Options of our own commands: those in lines that run one, and those that stand alone in a code span. */
function namedOptions(text: string): string[] {
  const lines = text.split('\n').filter((line) => /npm run \w+ -- |^\| `--/.test(line));
  return lines.flatMap((line) => line.replace(/^.*?npm run \w+ -- /, '').match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []);
}

function linkViolations({ path: from, text }: Document, { files }: Repository): Violation[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return targets.flatMap((target) => {
    if (/^(?:https?:|mailto:)/.test(target)) return [];
    const [file] = target.split('#');
    const found = file === '' ? from : path.posix.join(path.posix.dirname(from), file);
    return [...files].some((known) => isOrHolds(known, found))
      ? []
      : [`${from} links to ${target}, which is not there`];
  });
}

/** Links into a page whose heading is not there. */
export function anchorViolations(documents: readonly Document[]): Violation[] {
  const textOf = new Map(documents.map(({ path: name, text }) => [name, text]));
  return documents.flatMap(({ path: from, text }) =>
    [...text.matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)].flatMap(([, file, anchor]) => {
      const target = file === '' ? from : path.posix.join(path.posix.dirname(from), file);
      const page = textOf.get(target);
      const isThere = page === undefined || headingAnchors(page).has(decodeURIComponent(anchor));
      return isThere ? [] : [`${from} links to ${target}#${anchor}, which has no such heading`];
    }),
  );
}

/** Anchors as code hosts make them from headings. */
function headingAnchors(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
