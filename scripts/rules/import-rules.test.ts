import { describe, expect, it } from 'vitest';
import { cycleViolations, folderViolations, MAY_IMPORT, meetingViolations, packageViolations } from './import-rules.ts';
import { parseSource, readSourceFiles, readText } from './source-tree.ts';

const files = readSourceFiles();
const manifest = JSON.parse(readText('package.json')) as Record<string, Record<string, string>>;
const runtime = new Set(Object.keys(manifest.dependencies));
const declared = { runtime, all: new Set([...runtime, ...Object.keys(manifest.devDependencies)]) };

const folders = (path: string, text: string) => folderViolations([parseSource(path, text)]);
const packages = (path: string, text: string) => packageViolations([parseSource(path, text)], declared);

describe('folders', () => {
  it('import only what the matrix allows', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(folderViolations(files)).toEqual([]);
  });

  it('have rules that name folders of the matrix', () => {
    const known = Object.keys(MAY_IMPORT);
    const named = Object.values(MAY_IMPORT).flat();
    const folderNames = named.filter((name) => !name.endsWith('.ts') && !name.endsWith('/*'));
    expect(folderNames.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each([
    ['core/geo/a.ts', "import { x } from '../domain/ticket.ts';"],
    ['core/domain/a.ts', "import type { X } from '../geo/lattice.ts';"],
    ['core/domain/a.ts', "export { x } from '../protocol/http.ts';"],
    ['core/analysis/a.ts', "import { x } from '../protocol/http.ts';"],
    ['server/events/a.ts', "import { x } from '../../client/stream/feed.ts';"],
    ['server/events/a.ts', "import { x } from '../testing/build-test-app.ts';"],
    ['server/events/a.ts', "import { x } from '../../core/testing/seeded-random.ts';"],
    ['client/stream/a.ts', "import { x } from '../map/layer-stack.ts';"],
    ['client/compute/a.ts', "const worker = new Worker(new URL('../map/worker.ts', import.meta.url));"],
    ['client/map/layers/a.ts', "import { x } from '../../panels/latest/rows.ts';"],
    ['client/panels/latest/a.ts', "const part = await import('../../map/layer-stack.ts');"],
    ['client/store/a.ts', "type X = import('../stream/feed.ts').X;"],
    ['client/ui/a.ts', "import type { Ticket } from '../../core/domain/ticket.ts';"],
    ['client/shells/wall/a.ts', "import { x } from '../../../server/app.ts';"],
    ['scripts/import/main.ts', "import { x } from '../../client/store/store.ts';"],
    ['client/novelty/a.ts', ''],
  ])('%s with %s is a violation', (path, text) => {
    expect(folders(path, text)).toHaveLength(1);
  });

  it.each([
    ['core/domain/a.ts', "import { x } from '../geo/units.ts';"],
    ['server/events/a.test.ts', "import { x } from '../testing/build-test-app.ts';"],
    ['server/events/a.ts', "import { x } from '../../core/protocol/stream.ts';"],
    ['client/map/layers/a.ts', "import { x } from '../../i18n/t.ts';"],
    ['client/shells/wall/a.ts', "import { x } from '../../map/layer-stack.ts';"],
    ['client/e2e/a.test.ts', "import { x } from '../../scripts/find-browser.ts';"],
    ['client/main.tsx', "import './ui/tokens.css'; import { x } from './stream/socket.ts';"],
  ])('%s with %s is allowed', (path, text) => {
    expect(folders(path, text)).toEqual([]);
  });
});

describe('panels and map', () => {
  const both = "import '../panels/latest/rows.ts'; import '../map/layer-stack.ts';";

  it('meet in the shells only', () => {
    expect(meetingViolations(files)).toEqual([]);
    expect(meetingViolations([parseSource('client/debug/page.ts', both)])).toHaveLength(1);
    expect(meetingViolations([parseSource('client/shells/wall.ts', both)])).toEqual([]);
  });
});

describe('imports', () => {
  it('never come back to where they began', () => {
    expect(cycleViolations(files)).toEqual([]);
  });

  it('are followed over several files, types between folders included', () => {
    const ring = [
      parseSource('server/events/a.ts', "import { b } from '../routes/b.ts';"),
      parseSource('server/routes/b.ts', "import type { C } from '../views/c.ts';"),
      parseSource('server/views/c.ts', "export { a } from '../events/a.ts';"),
    ];
    expect(cycleViolations(ring)).toEqual([
      'Cycle: server/events/a.ts → server/routes/b.ts → server/views/c.ts → server/events/a.ts',
    ]);
    expect(cycleViolations(ring.slice(0, 2))).toEqual([]);
  });

  it('may tell each other types inside one folder, but not values', () => {
    const ring = (word: string) => [
      parseSource('client/store/a.ts', "import { b } from './b.ts';"),
      parseSource('client/store/b.ts', `import ${word} { A } from './a.ts';`),
    ];
    expect(cycleViolations(ring('type'))).toEqual([]);
    expect(cycleViolations(ring(''))).toHaveLength(1);
  });
});

describe('packages', () => {
  it('are imported where they belong and declared', () => {
    expect(packageViolations(files, declared)).toEqual([]);
  });

  it.each([
    ['core/geo/a.ts', "import { readFileSync } from 'node:fs';"],
    ['core/geo/a.ts', "import fastify from 'fastify';"],
    ['client/store/a.ts', "import { useState } from 'react';"],
    ['client/store/a.ts', "import { useStore } from 'zustand';"],
    ['client/map/layers/a.ts', "import { useState } from 'react';"],
    ['client/panels/latest/a.ts', "import { Map } from 'maplibre-gl';"],
    ['client/store/a.ts', "import type { Color } from '@deck.gl/core';"],
    ['client/stream/a.ts', "import { once } from 'node:events';"],
    ['server/routes/a.ts', "import postgres from 'postgres';"],
    ['scripts/import/a.ts', "import postgres from 'postgres';"],
    ['server/app.ts', "import { build } from 'vite';"],
    ['server/app.ts', "import express from 'express';"],
    ['server/app.ts', "import { chromium } from 'playwright-core';"],
  ])('%s with %s is a violation', (path, text) => {
    expect(packages(path, text)).toHaveLength(1);
  });

  it.each([
    ['core/domain/a.ts', "import { Type } from 'typebox';"],
    ['core/domain/a.test.ts', "import { it } from 'vitest';"],
    ['client/store/a.ts', "import { createStore } from 'zustand/vanilla';"],
    ['client/map/MapView.tsx', "import { useEffect } from 'react'; import { Map } from 'maplibre-gl';"],
    ['server/database/connect.ts', "import postgres from 'postgres';"],
    ['server/events/event-log.ts', "import type { Sql } from 'postgres';"],
    ['server/routes/stream.ts', "import type { WebSocket } from 'ws';"],
  ])('%s with %s is allowed', (path, text) => {
    expect(packages(path, text)).toEqual([]);
  });
});
