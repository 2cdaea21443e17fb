import type { Violation } from './source-tree.ts';

/** A path of somebody's machine: it works nowhere else. */
const MACHINE_PATH = /(?<![\w.})\]])\/(?:root|home|work|Users)\/[\w.-]+/;
/** A host that packages came from: the lock file works with any. */
const REGISTRY_HOST = /\bregistry\.[a-z0-9-]+\.[a-z]+|"resolved":\s*"https?:/i;

/** Traces of the machine a text was written on. */
export function textViolations(file: string, text: string): Violation[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(MACHINE_PATH.test(line)
        ? [`${file}:${index + 1} names a path of one machine: ${MACHINE_PATH.exec(line)}`]
        : []),
      ...(REGISTRY_HOST.test(line) ? [`${file}:${index + 1} names a package host: ${REGISTRY_HOST.exec(line)}`] : []),
    ]);
}
