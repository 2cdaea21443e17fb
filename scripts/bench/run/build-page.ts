import { spawnSync } from 'node:child_process';
import { packageRoot } from '../../../server/package-root.ts';

/** Make `dist/client` what the sources say, as `npm start` does. @throws Error when it does not build. */
export function buildPage(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], {
    cwd: packageRoot,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The page does not build.');
}
