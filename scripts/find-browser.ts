import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

export type FoundBrowser = {
  executablePath: string;
  args: string[];
  /** The whole environment of the browser process. */
  env: Record<string, string>;
  /** Where it came from; tests print it. */
  origin: 'CHROME_PATH' | 'PATH' | '@sparticuz/chromium';
};

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Software WebGL 2 wherever the tests run, and no request that the page did not ask for. */
const ARGS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

/**
 * The browser for the tests: `CHROME_PATH`, else a Chromium or Chrome on the path, else the one of an npm package.
 *
 * @throws Error saying what to do when there is none.
 */
export async function findBrowser(environment: Environment = process.env): Promise<FoundBrowser> {
  const named = environment.CHROME_PATH;
  if (named) {
    if (!(await isExecutable(named))) throw new Error(`CHROME_PATH names no program that can be run: ${named}.`);
    return { executablePath: named, args: launchArgs(), env: defined(environment), origin: 'CHROME_PATH' };
  }
  const onPath = await findOnPath(environment.PATH ?? '');
  if (onPath) return { executablePath: onPath, args: launchArgs(), env: defined(environment), origin: 'PATH' };
  return packagedBrowser(environment);
}

/**
 * Start the browser that `findBrowser` finds, headless, on a profile of its own that goes with it.
 *
 * Some machines give ordinary users no sandbox; since the tests open our own page only, they go on without.
 */
export async function launchBrowser(environment: Environment = process.env): Promise<Browser> {
  const { executablePath, args, env, origin } = await findBrowser(environment);
  const launch = (chromiumSandbox: boolean) =>
    chromium.launch({ executablePath, args, env, headless: true, chromiumSandbox });
  try {
    return await (isRoot() ? launch(false) : launch(true).catch(() => launch(false)));
  } catch (cause) {
    throw new Error(`The browser from ${origin} does not start: ${executablePath}. ${WHAT_TO_DO}`, { cause });
  }
}

const WHAT_TO_DO = 'Set CHROME_PATH to a Chrome or Chromium, or install one so that it is on the PATH.';

const isRoot = () => process.getuid?.() === 0;

/** Chromium refuses its sandbox to root. */
const launchArgs = () => (isRoot() ? ['--no-sandbox', ...ARGS] : ARGS);

function defined(environment: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1]));
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false; // not there or not allowed: both mean "not this one"
  }
}

async function findOnPath(folders: string): Promise<string | undefined> {
  for (const name of NAMES_ON_PATH) {
    for (const folder of folders.split(path.delimiter)) {
      const file = path.join(folder, name);
      if (folder && (await isExecutable(file))) return file;
    }
  }
  return undefined;
}

/** The package holds a Linux x64 build and the libraries that a bare machine lacks. */
async function packagedBrowser(environment: Environment): Promise<FoundBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No browser for the tests on ${process.platform} ${process.arch}. ${WHAT_TO_DO}`);
  }
  const folder = await unpackedPackage();
  const libraries = path.join(folder, 'al2023', 'lib');
  const env = {
    ...defined(environment),
    LD_LIBRARY_PATH: [libraries, environment.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter),
    FONTCONFIG_PATH: path.join(folder, 'fonts'),
    HOME: environment.HOME ?? folder,
  };
  return { executablePath: path.join(folder, 'chromium'), args: launchArgs(), env, origin: '@sparticuz/chromium' };
}

/** Unpacked once per version. Several test runs may come here together, so the folder appears whole or not at all. */
async function unpackedPackage(): Promise<string> {
  const manifest = path.join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8').catch(noPackage)) as { version: string };
  const cache = path.join(ROOT, 'node_modules', '.cache');
  const folder = path.join(cache, `chromium-${version}`);
  if (await isExecutable(path.join(folder, 'chromium'))) return folder;

  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(path.join(cache, 'unpacking-'));
  try {
    await unpackInto(staging);
    await rename(staging, folder);
  } catch (error) {
    const othersWereFaster = await isExecutable(path.join(folder, 'chromium'));
    if (!othersWereFaster) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

function noPackage(): never {
  throw new Error(`No browser for the tests: @sparticuz/chromium is not installed either. ${WHAT_TO_DO}`);
}

/**
 * The package unpacks into the temporary folder of its process, and its libraries only on the machines it is made for,
 * so it gets a process whose environment says both.
 */
async function unpackInto(folder: string): Promise<void> {
  const program = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: ROOT,
    env: { TMPDIR: folder, HOME: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`@sparticuz/chromium cannot be unpacked (exit code ${code}). ${complaint.trim()}`);
}
