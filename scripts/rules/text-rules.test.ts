import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './source-tree.ts';
import { textViolations } from './text-rules.ts';

const BINARY = /\.(?:png|woff2|xlsx|bin|pmtiles|gz|ico)$/;
const path = (...parts: string[]) => ['', ...parts].join('/');

describe('the text of the repository', () => {
  it('bears no trace of a machine', () => {
    const files = listFiles('').filter((file) => !BINARY.test(file));
    expect(files).toContain('package-lock.json');
    expect(files.flatMap((file) => textViolations(file, readText(file)))).toEqual([]);
  });

  it.each([
    path('root', 'doorstep'),
    `cd ${path('home', 'li', 'doorstep')}`,
    `"${path('Users', 'li', 'x.ts')}"`,
    `https://${['registry', 'example', 'org'].join('.')}/vite`,
    `"${'resolved'}": "https://packages.example.org/vite.tgz"`,
  ])('with %s is refused', (text) => {
    expect(textViolations('a.md', text)).toHaveLength(1);
  });

  it.each(['/var/lib/doorstep', `\${folder}${path('home', 'data')}`, 'a/work/list', 'https://example.org/home'])(
    'with %s is allowed',
    (text) => {
      expect(textViolations('a.md', text)).toEqual([]);
    },
  );
});
