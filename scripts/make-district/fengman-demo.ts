import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { demoFiles } from './demo/demo-files.ts';
import { coverageAt, makeDemo } from './demo/make-demo.ts';

/** Writes geodata/fengman-demo anew: `npx tsx scripts/make-district/fengman-demo.ts`. The same bytes every time. */
const folder = new URL('../../geodata/fengman-demo/', import.meta.url);
const start = process.hrtime.bigint();
const demo = makeDemo();
const files = demoFiles(demo);
await mkdir(folder, { recursive: true });
for (const [name, content] of files) await writeFile(new URL(name, folder), content);
const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(
  `Wrote ${fileURLToPath(folder)}: ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB, in ${seconds.toFixed(1)} s.`,
);

const kilometers = new Map<string, number>();
for (const { kind, meters } of demo.demand.network.edges)
  kilometers.set(kind, (kilometers.get(kind) ?? 0) + meters / 1000);
for (const [kind, length] of kilometers) console.log(`Ways of kind ${kind}: ${length.toFixed(1)} km.`);
for (const { meters, urban, rural } of coverageAt(demo, [350, 500, 750])) {
  const percent = ({ households, of }: typeof urban) =>
    `${households} of ${of}, ${((100 * households) / of).toFixed(2)} %`;
  console.log(`Within ${meters} m: town ${percent(urban)}; villages ${percent(rural)}.`);
}
