import { writeFile } from 'node:fs/promises';
import { InputProblem } from '../input-problem.ts';
import { readJsonFile } from '../read-json.ts';
import type { ColumnProfile } from './profile-table.ts';
import type { Choice, Proposal } from './proposal.ts';
import { isPositionRole } from './role-groups.ts';
import { type DateOrder, type PointOrder, ROLES, type Role } from './roles.ts';

/** `--mapping FILE`: what the person decides. A role that is not named is proposed; `null` means no column has it. */
export type MappingFile = {
  readonly columns: { readonly [R in Role]?: string | null };
  readonly dateOrder?: DateOrder;
  readonly pointOrder?: PointOrder;
};

export const NOTHING_FIXED: MappingFile = { columns: {} };

const DATE_ORDERS: readonly unknown[] = ['mdy', 'dmy', 'ymd'];
const POINT_ORDERS: readonly unknown[] = ['lonlat', 'latlon'];

/** @throws InputProblem when the file is no mapping. */
export async function readMappingFile(path: string): Promise<MappingFile> {
  return checkMapping(path, await readJsonFile(path));
}

/**
 * The whole of a mapping, to be corrected by hand and given back with `--mapping`. What the person is asked for is left out:
 * a null would answer it.
 */
export async function writeMappingFile(path: string, { mapping, findings }: Proposal): Promise<void> {
  const { columns, dateOrder, pointOrder } = mapping;
  const isAsked = findings.some(({ kind }) => kind === 'positionsLost');
  const decided = ROLES.filter((role) => !(isAsked && isPositionRole(role)));
  const all = Object.fromEntries(decided.map((role) => [role, columns[role] ?? null]));
  await writeFile(path, `${JSON.stringify({ columns: all, dateOrder, pointOrder }, null, 2)}\n`);
}

function checkMapping(path: string, body: unknown): MappingFile {
  const { columns, dateOrder, pointOrder } = (body ?? {}) as Partial<MappingFile>;
  if (typeof columns !== 'object' || columns === null) {
    throw new InputProblem(`The mapping ${path} needs "columns": { role: column }.`);
  }
  for (const [role, column] of Object.entries(columns)) {
    if (!(ROLES as readonly string[]).includes(role)) {
      throw new InputProblem(`The mapping ${path} names no such role: ${role}. Roles: ${ROLES.join(', ')}.`);
    }
    if (column !== null && typeof column !== 'string') {
      throw new InputProblem(`The mapping ${path} needs a column name or null for ${role}.`);
    }
  }
  if (dateOrder !== undefined && !DATE_ORDERS.includes(dateOrder)) {
    throw new InputProblem(`The mapping ${path} has dateOrder ${dateOrder}; it can be ${DATE_ORDERS.join(', ')}.`);
  }
  if (pointOrder !== undefined && !POINT_ORDERS.includes(pointOrder)) {
    throw new InputProblem(`The mapping ${path} has pointOrder ${pointOrder}; it can be ${POINT_ORDERS.join(', ')}.`);
  }
  return { columns, dateOrder, pointOrder };
}

/**
 * The columns a mapping file fixes.
 *
 * @throws InputProblem when the table has no such column.
 */
export function resolveFixed({ columns }: MappingFile, profiles: readonly ColumnProfile[]): Choice[] {
  const choices: Choice[] = [];
  for (const role of ROLES) {
    const name = columns[role];
    if (name === undefined || name === null) continue;
    const column = profiles.find((profile) => profile.name === name);
    if (!column) {
      const known = profiles.map((profile) => profile.name).join(', ');
      throw new InputProblem(
        `The mapping has ${role} in a column "${name}", which the file does not have. It has: ${known}.`,
      );
    }
    choices.push({ role, column, confidence: 1, by: 'person' });
  }
  return choices;
}
