import { describe, expect, it } from 'vitest';
import { anchorViolations, documentViolations, type Repository } from './document-rules.ts';
import { listFiles, readSourceFiles, readText } from './source-tree.ts';

const files = listFiles('');
const documents = files.filter((file) => file.endsWith('.md')).map((path) => ({ path, text: readText(path) }));
const manifest = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
const repository: Repository = {
  files: new Set(files),
  npmScripts: new Set(Object.keys(manifest.scripts)),
  source: [...readSourceFiles().map(({ text }) => text), readText('.ci/run'), readText('.ci/with-postgres')].join('\n'),
};
// in pieces, since this file is one of those the words are looked up in
const unknownOption = ['--no', 'such', 'option'].join('-');
const unknownVariable = ['DOORSTEP', 'NOTHING'].join('_');
const check = (text: string) => documentViolations({ path: 'docs/page.md', text }, repository);

describe('documents', () => {
  it('name only what is there', () => {
    expect(documents.length).toBeGreaterThan(10);
    expect(documents.flatMap((document) => documentViolations(document, repository))).toEqual([]);
  });

  it('link to headings that are there', () => {
    expect(anchorViolations(documents)).toEqual([]);
  });

  it('tell every variable the server reads, in both languages', () => {
    const variables = [...readText('server/config.ts').matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name);
    expect(variables).toContain('DOORSTEP_DATA');
    for (const page of ['README.md', 'README.zh-CN.md']) {
      const text = readText(page);
      expect(variables.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    }
  });

  it('tell every folder of the import rules', () => {
    const map = readText('docs/architecture.md');
    const folders = ['core', 'server', 'client']
      .flatMap((root) => listFiles(root))
      .map((file) => file.split('/').slice(0, 2));
    const names = new Set(folders.filter((parts) => !parts[1].includes('.')).map((parts) => parts.join('/')));
    expect([...names].filter((name) => !map.includes(name))).toEqual([]);
  });
});

describe('a document', () => {
  it.each([
    'See `core/geo/no-such-file.ts`.',
    'See `core/no-such-folder/`.',
    'See `no-such-file.ts`.',
    'See `core/geo/{units,nothing}.ts`.',
    'See `core/nothing/*.ts`.',
    '```sh\nnode scripts/nothing.mjs\n```',
    'Run `npm run nothing`.',
    `Set \`${unknownVariable}\`.`,
    `Run \`npm run import -- tickets FILE ${unknownOption}\`.`,
    `| \`${unknownOption}\` | a row of options |`,
    'A [link](nothing.md).',
    'An image ![x](../nothing/x.png).',
  ])('with %j is refused', (text) => {
    expect(check(text)).toHaveLength(1);
  });

  it.each([
    'See `core/geo/units.ts`, `core/domain/` and `units.ts`.',
    'See `core/geo/{units,lattice}.ts` and `core/geo/*.ts`.',
    'See `geodata/<id>/district.json`.',
    'Run `npm run check`, `npm test`, `npm start`.',
    'A [link](../README.md), [another](https://example.org/), and `DOORSTEP_DATA`.',
    'Give `FILE.geojson` to `node --version`.',
  ])('with %j is allowed', (text) => {
    expect(check(text)).toEqual([]);
  });

  it('is refused for a link to a heading that is not there', () => {
    const pages = [
      { path: 'a.md', text: '# 一页 Page\n[up](#一页-page) [down](b.md#end)' },
      { path: 'b.md', text: '## The end' },
    ];
    expect(anchorViolations(pages)).toEqual(['a.md links to b.md#end, which has no such heading']);
  });
});
