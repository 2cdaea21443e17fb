import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { packageRoot } from '../../../server/package-root.ts';

/** Where and of what figures were measured. */
export type Occasion = { readonly machine: string; readonly date: string; readonly commit: string };

export function describeOccasion(): Occasion {
  const processor = cpus()[0]?.model.trim() || 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return {
    machine: `${availableParallelism()} × ${processor}, ${memory}, ${type()} ${release()}, Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
    commit: describeCommit(),
  };
}

/** A copy without its history has no commit; figures of changed files belong to none. */
function describeCommit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: packageRoot, encoding: 'utf8' }).trim();
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+changes' : ''}`;
  } catch {
    return 'unknown';
  }
}
