import { packageOf, resolveImport } from './module-imports.ts';
import { isTest, type SourceFile, type Violation } from './source-tree.ts';

const CORE = ['core', 'core/geo', 'core/domain', 'core/access', 'core/analysis', 'core/protocol'];

/**
 * Who may import whom: for each folder, the folders (or single files) it may look into besides itself. The longest name
 * that fits a file is its folder. Told in words in docs/architecture.md.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  'core/geo': ['core'],
  'core/domain': ['core', 'core/geo/units.ts'],
  'core/analysis': ['core', 'core/geo', 'core/domain'],
  'core/access': ['core', 'core/domain', 'core/geo'],
  'core/protocol': ['core', 'core/domain', 'core/access', 'core/geo/units.ts'],
  'core/testing': CORE,
  server: CORE,
  scripts: [...CORE, 'core/testing', 'server'],
  client: [...CORE, 'client/*'],
  'client/store': CORE,
  'client/stream': [...CORE, 'client/store'],
  'client/compute': [...CORE, 'client/store'],
  'client/map': [...CORE, 'client/store', 'client/i18n'],
  'client/panels': [...CORE, 'client/store', 'client/ui', 'client/i18n', 'client/debug'],
  'client/ui': ['client/i18n'],
  'client/i18n': ['core', 'core/geo', 'core/domain'],
  'client/debug': [...CORE, 'core/testing', 'client/*'],
  'client/shells': [...CORE, 'client/*'],
  'client/e2e': [],
};

/** What tests may see besides what their folder sees: they join parts that do not know each other. */
const TESTS_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core/*'],
  server: ['core/*', 'server', 'client/stream', 'client/store'],
  scripts: ['core/*', 'server', 'scripts', 'client/stream', 'client/store'],
  client: ['core/*', 'client/*', 'server', 'scripts'],
};

const ZONES = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);

/** Folders whose rule is for the files directly in them; what lies deeper needs a rule of its own. */
const SHALLOW_ZONES = new Set(['core', 'client']);

/** The folder of the matrix a file belongs to. */
export function zoneOf(file: string): string | undefined {
  const zone = ZONES.find((name) => file.startsWith(`${name}/`));
  const deeper = zone !== undefined && SHALLOW_ZONES.has(zone) && file.slice(zone.length + 1).includes('/');
  return deeper ? undefined : zone;
}

/** Imports between our own folders that the matrix does not allow, and source in folders the matrix does not know. */
export function folderViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const zone = zoneOf(file.path);
    if (zone === undefined)
      return file.path.includes('/') ? [`${file.path} lies in a folder without import rules`] : [];
    return targetsOf(file)
      .filter((target) => !mayImport(file.path, zone, target))
      .map((target) => `${file.path} imports ${target}: ${zone} may not look there`);
  });
}

/** Our own source files a file names; styles and data carry no code and are free. */
const targetsOf = (file: SourceFile) =>
  file.imports
    .flatMap(({ specifier }) => resolveImport(file.path, specifier) ?? [])
    .filter((target) => /\.(?:ts|tsx|mjs)$/.test(target));

function mayImport(from: string, zone: string, target: string): boolean {
  const targetZone = zoneOf(target);
  if (targetZone === undefined) return false;
  if (zone === targetZone) return isTest(from) || !isTest(target);
  const root = from.slice(0, from.indexOf('/'));
  const allowed = isTest(from) ? [...MAY_IMPORT[zone], ...TESTS_MAY_IMPORT[root]] : MAY_IMPORT[zone];
  return allowed.some((name) => name === targetZone || name === target || fitsWildcard(name, targetZone));
}

const fitsWildcard = (name: string, zone: string) => name.endsWith('/*') && zone.startsWith(name.slice(0, -1));

/** Panels and map meet in the shells only, so that either can be taken out. */
export function meetingViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    if (isTest(file.path) || file.path.startsWith('client/shells/')) return [];
    const seen = new Set(file.imports.map(({ specifier }) => zoneOf(resolveImport(file.path, specifier) ?? '')));
    return seen.has('client/panels') && seen.has('client/map') ? [`${file.path} sees panels and map together`] : [];
  });
}

/**
 * Chains of imports that come back to where they began. A type counts between folders, which it ties together as well;
 * inside one folder it does not: the slices of a store may know the type of the whole.
 */
export function cycleViolations(files: readonly SourceFile[]): Violation[] {
  const targets = new Map(files.map((file) => [file.path, staticTargets(file)]));
  const done = new Set<string>();
  const cycles: Violation[] = [];

  const visit = (file: string, trail: readonly string[]) => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) {
      cycles.push(`Cycle: ${[...trail.slice(seenAt), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return cycles;
}

function staticTargets(file: SourceFile): string[] {
  const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/'));
  return file.imports.flatMap(({ specifier, kind }) => {
    const target = resolveImport(file.path, specifier);
    if (target === undefined || kind === 'dynamic' || kind === 'url') return [];
    return kind === 'type' && folderOf(target) === folderOf(file.path) ? [] : [target];
  });
}

type PackageRule = {
  readonly packages: RegExp;
  /** Files that may import them. */
  readonly only: RegExp;
  /** A type costs nothing at run time and may be told anywhere below the same root. */
  readonly typesIn?: RegExp;
};

const PACKAGE_RULES: readonly PackageRule[] = [
  { packages: /^(?:maplibre-gl|@deck\.gl\/.+|@luma\.gl\/.+)$/, only: /^client\/map\// },
  { packages: /^(?:@maplibre\/geojson-vt|@maplibre\/vt-pbf|@mapbox\/vector-tile|pbf)$/, only: /^scripts\/basemap\// },
  { packages: /^pmtiles$/, only: /^scripts\/basemap\/|^client\/map\// },
  {
    packages: /^(?:react|react-dom|zustand)$/,
    only: /^client\/(?:shells|panels|ui|debug)\/|^client\/map\/MapView\.tsx$|^client\/main\.tsx$/,
    typesIn: /^client\/store\//,
  },
  { packages: /^postgres$/, only: /^server\/database\/|^scripts\/bench\//, typesIn: /^server\// },
  { packages: /^(?:fastify|fastify-plugin|@fastify\/.+)$/, only: /^server\/|^scripts\/bench\// },
  { packages: /^(?:vite|vitest|playwright-core|@sparticuz\/chromium)$/, only: /^scripts\/|^vite\.config\.ts$/ },
  { packages: /^node:/, only: /^(?:server|scripts)\// },
];

const ANY_CORE = /^core\//;
const CORE_PACKAGES = /^typebox$/;
/** Zustand's core has no React in it, its main entry has. */
const REACT_FREE = new Set(['zustand/vanilla', 'zustand/middleware']);

/** Packages imported where they have no business, or not declared in package.json. */
export function packageViolations(
  files: readonly SourceFile[],
  declared: { runtime: ReadonlySet<string>; all: ReadonlySet<string> },
): Violation[] {
  return files.flatMap((file) =>
    file.imports.flatMap(({ specifier, kind }) => {
      if (specifier.startsWith('.') || kind === 'url') return [];
      const name = packageOf(specifier);
      const known =
        file.path.startsWith('server/') && !isTest(file.path) && kind === 'value' ? declared.runtime : declared.all;
      if (!name.startsWith('node:') && !isDeclared(name, known))
        return [`${file.path} imports ${name}, which is not declared`];
      if (isTest(file.path)) return [];
      if (ANY_CORE.test(file.path) && !CORE_PACKAGES.test(name)) return [`${file.path} imports ${name}: core is pure`];
      const allowed = REACT_FREE.has(specifier) || PACKAGE_RULES.every((rule) => obeys(rule, file.path, name, kind));
      return allowed ? [] : [`${file.path} imports ${specifier}, which does not belong there`];
    }),
  );
}

const isDeclared = (name: string, known: ReadonlySet<string>) => known.has(name) || known.has(`@types/${name}`);

function obeys({ packages, only, typesIn }: PackageRule, file: string, name: string, kind: string): boolean {
  if (!packages.test(name)) return true;
  return only.test(file) || (kind === 'type' && typesIn !== undefined && typesIn.test(file));
}
