import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputProblem } from '../input-problem.ts';

/**
 * Writes a folder as a whole: beside its place first, then renamed into it, so that nobody ever finds half of it.
 *
 * @param force - Replace a district folder that is there. Anything else is never replaced.
 * @throws InputProblem when something is there that stays.
 */
export async function writeFolder(out: string, files: Readonly<Record<string, string>>, force: boolean): Promise<void> {
  const target = resolve(out);
  const former = await findFormer(target);
  if (former && !force) {
    throw new InputProblem(`${out} is already there. Choose another --out, or replace it with --force.`);
  }
  if (former === 'something else') throw new InputProblem(`${out} is no district folder and is not replaced.`);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    await chmod(draft, 0o755);
    for (const [name, text] of Object.entries(files)) await writeFile(join(draft, name), text);
    if (former) await rename(target, `${draft}-former`);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  await rm(`${draft}-former`, { recursive: true, force: true });
}

async function findFormer(target: string): Promise<'district' | 'something else' | undefined> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => error.code);
  if (names === 'ENOENT') return undefined;
  const isDistrict = Array.isArray(names) && (names.length === 0 || names.includes('district.json'));
  return isDistrict ? 'district' : 'something else';
}
