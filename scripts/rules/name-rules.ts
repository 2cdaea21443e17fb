import path from 'node:path';
import { SOURCE_ROOTS, type SourceFile, type Violation, walk } from './source-tree.ts';

const MOST_FOLDER_LEVELS = 2;
const SAYS_NOTHING = /^(?:utils?|helpers?|common|misc|shared|lib)$/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*(?:\.(?:test|bench))?$/;
/** Named for the language tag they hold, or for the tool that looks for them. */
const NAMED_BY_OTHERS = new Set(['zh-CN.ts', 'main.tsx']);

/** Names of source files and folders that say nothing, are written otherwise, or lie too deep. */
export function nameViolations(files: readonly string[]): Violation[] {
  return files.flatMap((file) => {
    const folders = file.split('/').slice(0, -1);
    const inSource = (SOURCE_ROOTS as readonly string[]).includes(folders[0]);
    const parts = [...folders, baseName(file)];
    return [
      ...parts.filter((part) => SAYS_NOTHING.test(part)).map((part) => `${file}: "${part}" says nothing`),
      ...(inSource && folders.length - 1 > MOST_FOLDER_LEVELS ? [`${file} lies too deep`] : []),
      ...(inSource && !isWellNamed(file) ? [`${file} is not named as files are`] : []),
    ];
  });
}

const baseName = (file: string) => path.posix.basename(file).replace(/\..*$/, '');

function isWellNamed(file: string): boolean {
  const name = path.posix.basename(file);
  if (NAMED_BY_OTHERS.has(name)) return true;
  const extension = path.posix.extname(name);
  const stem = name.slice(0, -extension.length);
  if (extension === '.tsx') return PASCAL.test(stem);
  return extension === '.ts' || extension === '.mjs' || extension === '.css' ? KEBAB.test(stem) : true;
}

/** A mark that work is left, unless the issue that asks for it follows in brackets. */
const LEFT_WORK = /\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))/;

/** Habits the linter has no rule for: `type` and not `interface`, no mark of work left without its issue. */
export function habitViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const marks = file.comments.filter((comment) => LEFT_WORK.test(comment));
    const found = marks.map((comment) => `${file.path}: a mark without its issue: ${comment.trim()}`);
    let augmenting = 0;
    walk(file.program, {
      TSModuleDeclaration: () => {
        augmenting += 1;
      },
      'TSModuleDeclaration:exit': () => {
        augmenting -= 1;
      },
      TSInterfaceDeclaration: ({ id }) => {
        if (augmenting === 0)
          found.push(`${file.path}: ${id.name} is an interface; only a library is augmented with one`);
      },
    });
    return found;
  });
}
