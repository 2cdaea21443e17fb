import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of our package.json, from the sources and from the built bundle alike. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

export const packageVersion: string = readPackage(packageRoot).version;

function findPackageRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && readPackage(from).name === 'doorstep') return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No package.json of doorstep above ${fileURLToPath(import.meta.url)}.`);
  return findPackageRoot(parent);
}

function readPackage(folder: string): { name: string; version: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
