import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { rangeWithout, shownIdeographs, unicodeRange } from './characters.ts';

const STYLES = 'client/ui/fonts.css';
/** The range of the whole ideographic fonts in the style sheet. */
const WHOLE_RANGE = /U\+2E80-9FFF,[^;]+/g;
const WEIGHTS = [400, 500, 600] as const;

/**
 * Puts a font with only the page's own ideographs before the whole one, so that the first picture needs some tens of
 * kilobytes instead of a megabyte a weight. Works without network; the files are kept until the words change.
 */
export function subsetFaces(root: string): Plugin {
  const styles = path.join(root, STYLES);
  return {
    name: 'doorstep-subset-faces',
    enforce: 'pre',
    async load(id) {
      if (id.split('?')[0] !== styles) return undefined;
      const characters = shownIdeographs(root);
      const faces = await Promise.all(WEIGHTS.map((weight) => face(root, weight, characters)));
      const whole = readFileSync(styles, 'utf8').replace(WHOLE_RANGE, (range) => rangeWithout(range, characters));
      return whole + faces.join('');
    },
  };
}

async function face(root: string, weight: number, characters: string): Promise<string> {
  const file = await subsetFile(root, weight, characters);
  const url = path.relative(path.join(root, path.dirname(STYLES)), file).replaceAll(path.sep, '/');
  return `
@font-face {
  font-family: "Noto Sans SC";
  font-weight: ${weight};
  font-display: swap;
  src: url("${url}") format("woff2");
  unicode-range: ${unicodeRange(characters)};
}
`;
}

async function subsetFile(root: string, weight: number, characters: string): Promise<string> {
  const whole = path.join(
    root,
    `node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`,
  );
  const font = readFileSync(whole);
  const key = createHash('sha256').update(font).update(characters).digest('hex').slice(0, 16);
  const folder = path.join(root, 'node_modules/.cache/doorstep-fonts');
  const file = path.join(folder, `noto-sans-sc-words-${weight}-${key}.woff2`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, await subsetFont(font, characters, { targetFormat: 'woff2' }));
  }
  return file;
}
