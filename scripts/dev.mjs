/**
 * `npm run dev`: the page with hot reload on PORT (8080), the server on the port after it, restarted when its sources
 * change, and the simulator with a fixed seed. Ends all three in order.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(ROOT);

const port = Number(process.env.PORT || 8080);
const host = process.env.HOST || '127.0.0.1';
const api = `http://127.0.0.1:${port + 1}`;
const SEED = '1';

/** What has to end besides the processes. */
const closing = [];
const children = [
  start('server', ['watch', 'server/main.ts'], {
    PORT: String(port + 1),
    HOST: '127.0.0.1',
    DOORSTEP_SIMULATE: 'off',
    DOORSTEP_ORIGINS: `http://127.0.0.1:${port} http://localhost:${port} ${process.env.DOORSTEP_ORIGINS ?? ''}`,
  }),
];

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
await serverIsUp();

const page = await createServer({
  server: { port, host, strictPort: true, proxy: { '/api': { target: api, ws: true } } },
});
closing.push(() => page.close());
await page.listen();
page.printUrls();

if (process.env.DOORSTEP_SIMULATE !== 'off') {
  children.push(start('simulator', ['scripts/simulate/main.ts', '--seed', SEED, '--url', api]));
}

function start(name, args, env = {}) {
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true, // a Ctrl-C of the terminal reaches this process alone, which ends the others in order
  });
  child.once('exit', (code) => code && console.error(`The ${name} ended with code ${code}.`));
  return child;
}

async function serverIsUp() {
  for (;;) {
    const answer = await fetch(`${api}/api/health`).catch(() => undefined); // not listening yet
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function stop() {
  await Promise.all(closing.map((close) => close()));
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const ended = running.map((child) => once(child, 'exit'));
  for (const child of running.reverse()) child.kill('SIGTERM');
  await Promise.all(ended);
  process.exit(0);
}
