import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '../../../server/package-root.ts';

/** Each runs as a process of its own. */
const ENTRIES = {
  server: 'server/main.ts',
  'cpu-probe': 'scripts/bench/run/cpu-probe.ts',
  'fan-out/doorstep': 'scripts/bench/fan-out/doorstep-sender.ts',
  'fan-out/ws': 'scripts/bench/fan-out/ws-sender.ts',
  'fan-out/socket-io': 'scripts/bench/fan-out/socket-io-sender.ts',
  'fan-out/clients': 'scripts/bench/fan-out/clients.ts',
  'ingest/clients': 'scripts/bench/ingest/clients.ts',
  'ingest/bare-loop': 'scripts/bench/ingest/bare-loop.ts',
  'core/timing': 'scripts/bench/core/timing.ts',
} as const;

export type EntryName = keyof typeof ENTRIES;

const OUT = join(packageRoot, 'dist/bench');

export const builtEntry = (name: EntryName) => join(OUT, `${name}.js`);

/** Bundle what is measured as `npm start` bundles the server: a loader that compiles sources would change the figures. */
export async function buildEntries(): Promise<void> {
  await build({
    configFile: false,
    root: packageRoot,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: {
        input: { ...ENTRIES },
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  });
}
