import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '../../../server/package-root.ts';

/**
 * A module and what it imports as one script for a page or its worker, bundled and minified as the page's own code is.
 *
 * @param name - Of the global that holds its exports.
 */
export async function bundleForPage(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: packageRoot,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, target: 'es2022', lib: { entry: join(packageRoot, entry), formats: ['iife'], name } },
  });
  const [first] = [result].flat();
  if (!('output' in first)) throw new Error('The bundler watches instead of building.');
  return first.output[0].code;
}
