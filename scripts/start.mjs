/**
 * `npm start`: builds when the sources are newer than the build, then becomes the server. One process from here on, so a
 * signal to it is a signal to the server.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isStale } from './build.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(ROOT);

if (isStale()) {
  console.log('Building Doorstep, since the sources are newer than the last build …');
  // in a process of its own: the bundler's memory is not the server's
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

process.setSourceMapsEnabled(true);
await import('../dist/server/main.js');
