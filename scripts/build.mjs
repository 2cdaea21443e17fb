/**
 * Builds what `npm start` runs: the page to dist/client, the server to dist/server, the simulator to dist/scripts.
 * With `--if-stale` only when the sources are not those of the last build. Packages stay in node_modules; migrations and
 * the district are read at run time.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Holds the hash of the sources; written last, so that half a build is never taken for one. */
const STAMP = path.join(ROOT, 'dist', 'sources.sha256');

const INPUTS = ['client', 'core', 'server', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts'];
const NO_INPUT = /(?:^|\/)(?:node_modules|e2e|rules)$|\.(?:test|bench)\.tsx?$/;

/** The map library alone is larger than the bundler's default; our own budget is kept by the benchmarks. */
const CHUNK_KILOBYTES = 2_000;

const SERVER_ENTRIES = { 'server/main': 'scripts/serve/main.ts', 'scripts/simulate': 'scripts/simulate/main.ts' };

export function isStale() {
  try {
    return readFileSync(STAMP, 'utf8') !== hashSources();
  } catch {
    return true; // never built
  }
}

async function buildAll() {
  const { build } = await import('vite').catch(explainMissingVite);
  const hash = hashSources();
  rmSync(STAMP, { force: true });
  for (const folder of ['server', 'scripts']) rmSync(path.join(ROOT, 'dist', folder), { recursive: true, force: true });
  await timed('page', () => build({ logLevel: 'warn', build: { chunkSizeWarningLimit: CHUNK_KILOBYTES } }));
  await timed('server and simulator', () => build(serverBuild()));
  writeFileSync(STAMP, hash);
}

function serverBuild() {
  return {
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      sourcemap: true,
      outDir: 'dist',
      emptyOutDir: false,
      rolldownOptions: {
        input: SERVER_ENTRIES,
        output: { entryFileNames: '[name].js', chunkFileNames: 'server/[name]-[hash].js' },
      },
    },
  };
}

function explainMissingVite(cause) {
  throw new Error('Building needs the development packages: run `npm ci --include=dev` first.', { cause });
}

async function timed(what, work) {
  const begun = performance.now();
  await work();
  console.log(`Built the ${what} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => listInputs(input))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function listInputs(name) {
  if (NO_INPUT.test(name)) return [];
  if (/\.\w+$/.test(name)) return [name];
  const entries = readdirSync(path.join(ROOT, name), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${name}/${entry.name}`;
      if (entry.isDirectory()) return NO_INPUT.test(inner) ? [] : listInputs(inner);
      return NO_INPUT.test(inner) ? [] : [inner];
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(ROOT);
  try {
    if (!process.argv.includes('--if-stale') || isStale()) await buildAll();
  } catch (error) {
    console.error(`The build failed: ${error.message}`);
    if (error.cause) console.error(error.cause.message);
    process.exit(1);
  }
}
