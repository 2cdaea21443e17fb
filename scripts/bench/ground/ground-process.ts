import { readDistrictFolder } from '../../../server/district/folder.ts';
import { makeBasemap } from '../../basemap/make-basemap.ts';
import { demoFiles } from '../../make-district/demo/demo-files.ts';
import { makeDemo } from '../../make-district/demo/make-demo.ts';

const TASKS = {
  make: async (_folder: string) => demoFiles(makeDemo()).size,
  basemap: async (folder: string) => (await makeBasemap(folder)).tiles,
  read: async (folder: string) => (await readDistrictFolder(folder)).files.size,
} as const;

export type GroundTask = keyof typeof TASKS;
export type GroundAnswer = { readonly milliseconds: number; readonly peakBytes: number };

/** One task by itself, so that what others left in memory is not counted. */
const [task, folder] = process.argv.slice(2);
const startedAt = performance.now();
await TASKS[task as GroundTask](folder);
const answer: GroundAnswer = {
  milliseconds: performance.now() - startedAt,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(answer));
