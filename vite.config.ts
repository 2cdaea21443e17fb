import { defineConfig } from 'vitest/config';
import { subsetFaces } from './scripts/fonts/subset-faces.ts';
import { preloadMap } from './scripts/preload-map.ts';

/** Builds the page; the server bundle is described in scripts/build.mjs. Tests are projects, so that each kind can run alone. */
export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [subsetFaces(import.meta.dirname), preloadMap()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['core/**/*.test.ts', 'client/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'client/e2e/**', 'scripts/rules/**', 'scripts/**/*.server.test.ts'],
        },
      },
      { test: { name: 'rules', testTimeout: 20_000, include: ['scripts/rules/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.server.test.ts'],
          globalSetup: ['server/testing/database-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['client/e2e/**/*.test.ts'],
          globalSetup: ['client/e2e/build-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
