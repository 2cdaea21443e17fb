import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gridTownFiles } from './grid-town-files.ts';

/** Writes geodata/grid-town anew: `npx tsx scripts/make-district/grid-town.ts`. The same bytes every time. */
const folder = new URL('../../geodata/grid-town/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, text] of gridTownFiles()) await writeFile(new URL(name, folder), text);
console.log(`Wrote ${fileURLToPath(folder)}`);
