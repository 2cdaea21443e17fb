import type { CodeTable } from '../../core/domain/district.ts';
import { buildDistrict, type DistrictDraft } from './district/build-district.ts';
import { readAreas } from './district/read-areas.ts';
import { describeSetAside } from './district/set-aside.ts';
import { writeFolder } from './district/write-folder.ts';
import { InputProblem } from './input-problem.ts';
import { readTextFile } from './read-text.ts';
import { type CategoryTable, readCategoryTable } from './record/category-table.ts';
import { parseDatum } from './record/declared-datum.ts';
import { isZone } from './record/local-time.ts';
import { shortWord } from './terminal-text.ts';

export type DistrictOptions = {
  readonly areas: string;
  readonly name: string;
  readonly zone: string;
  readonly out: string;
  readonly id?: string;
  readonly idProperty?: string;
  readonly nameProperty?: string;
  readonly datum?: string;
  readonly notice?: string;
  /** Category table whose names go into `codes.json`. */
  readonly codes?: string;
  readonly force: boolean;
};

/**
 * Makes a district folder of area polygons.
 *
 * @param say - Gets the lines for the person.
 * @throws InputProblem when no folder can be made; then none is there.
 */
export async function makeDistrict(options: DistrictOptions, say: (line: string) => void): Promise<DistrictDraft> {
  const { areas: path, name, zone, out, id } = options;
  if (!isZone(zone)) throw new InputProblem(`--zone ${zone} is not a time zone (IANA name such as Asia/Shanghai).`);
  if (id !== undefined && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(id)) {
    throw new InputProblem(`--id ${id}: only a–z, 0–9 and -, at most 40 characters.`);
  }
  const draft = buildDistrict(readAreas(await readTextFile(path), path), {
    path,
    id,
    name,
    zone,
    datum: options.datum === undefined ? undefined : parseDatum(options.datum),
    idProperty: options.idProperty,
    nameProperty: options.nameProperty,
    notice: options.notice,
    codes: options.codes ? codeTable(await readCategoryTable(options.codes), options.codes) : undefined,
  });
  await writeFolder(out, filesOf(draft), options.force);
  for (const line of describeDraft(draft, out)) say(line);
  return draft;
}

function filesOf({ district, grids, codes }: DistrictDraft): Record<string, string> {
  return {
    'district.json': `${JSON.stringify(district, null, 2)}\n`,
    'grids.geojson': `${JSON.stringify(grids)}\n`,
    'codes.json': `${JSON.stringify(codes, null, 2)}\n`,
  };
}

/** The names of a category table, each code once. */
function codeTable({ rows }: CategoryTable, path: string): CodeTable {
  const versions = [...new Set(rows.map(({ codeVersion }) => codeVersion).filter((version) => version !== undefined))];
  if (versions.length !== 1)
    throw new InputProblem(`${path} needs one codeVersion for all its rows to be a --codes table.`);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const categories = [...byCode.values()].map(({ code, foreign, zh, en, grade }) => ({
    code,
    name: { 'zh-CN': zh ?? en ?? foreign, en: en ?? zh ?? foreign },
    ...(grade && { grade }),
  }));
  return { version: versions[0], categories };
}

function describeDraft(draft: DistrictDraft, out: string): string[] {
  const { district, grids, chosen, turnedRings, closedRings, slips, setAside, datumAssumed } = draft;
  const [first] = grids.features;
  const lines = [
    `${grids.features.length} areas; code from "${chosen.id}" (${shortWord(first.properties.gridId)}), name from "${chosen.name}" (${shortWord(first.properties.name)})`,
    `bbox ${district.bbox.map((degrees) => Number(degrees.toFixed(6))).join(', ')}; ${district.datum}; ${district.zone}`,
  ];
  if (turnedRings > 0) lines.push(`${turnedRings} rings wound the other way round were turned (RFC 7946)`);
  if (closedRings > 0) lines.push(`${closedRings} rings without their last corner were closed`);
  for (const { index, count } of slips) {
    lines.push(
      `feature ${index}: its outline crosses itself at ${count} ${count === 1 ? 'place' : 'places'}, too little to matter; kept as it is`,
    );
  }
  for (const feature of setAside) lines.push(`set aside: ${describeSetAside(feature)}`);
  if (datumAssumed) {
    lines.push(
      'The areas are taken as WGS-84, as the standard of GeoJSON has it. Areas drawn on or taken from a Chinese web map are mostly GCJ-02: then run again with --datum gcj02 --force.',
    );
  }
  return [...lines, `${out}: district.json, grids.geojson, codes.json`, `DOORSTEP_DISTRICT=${out} npm start`];
}
