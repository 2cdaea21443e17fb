import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../../server/package-root.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import type { GroundAnswer, GroundTask } from './ground-process.ts';
import { writeLargeDistrict } from './large-district.ts';

const run = promisify(execFile);
const DEMO = join(packageRoot, 'geodata/fengman-demo');
const PROCESS = join(import.meta.dirname, 'ground-process.ts');
const TSX = join(packageRoot, 'node_modules/.bin/tsx');
const GIGABYTE = 1e9;

/** What the ground of a district costs: to make it, to draw its base map, to read its folder. Each in a process of its own. */
export const groundBench: Bench = {
  name: 'ground',
  async run({ isQuick, log }: BenchContext) {
    const place = await mkdtemp(join(tmpdir(), 'doorstep-ground-'));
    try {
      const size = await writeLargeDistrict(DEMO, place, isQuick ? 2 : undefined);
      log(`a district of ${size.streets} streets and ${size.buildings} buildings is written`);
      const [made, drawn, large, read] = [
        await answerOf('make', DEMO),
        await answerOf('basemap', DEMO),
        await answerOf('basemap', place),
        await answerOf('read', DEMO),
      ];
      const note = `${size.streets.toLocaleString('en')} streets, ${size.buildings.toLocaleString('en')} buildings`;
      return [
        seconds('ground: the demo district made', made, 20),
        seconds('ground: base map of the demo', drawn, 10),
        { ...seconds('ground: base map of a large district', large, 60), note },
        {
          name: 'ground: memory for the base map of a large district',
          value: large.peakBytes / GIGABYTE,
          unit: 'GB',
          target: { of: 'value', atMost: 3 },
          note,
        },
        seconds('ground: folder of the demo read by the server', read, 1),
      ];
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  },
};

async function answerOf(task: GroundTask, folder: string): Promise<GroundAnswer> {
  const { stdout } = await run(TSX, [PROCESS, task, folder]);
  return JSON.parse(stdout);
}

const seconds = (name: string, { milliseconds }: GroundAnswer, atMost: number): Figure => ({
  name,
  value: milliseconds / 1000,
  unit: 's',
  target: { of: 'value', atMost },
});
