import type { BoundingBox } from '../../../core/geo/units.ts';
import { agreeOnOrder, likelyOrder } from '../record/date-order.ts';
import { headerFit } from './header-words.ts';
import { type MappingFile, resolveFixed } from './mapping-file.ts';
import { isLostPosition, share, speaksOfPositions } from './position-fit.ts';
import { choosePointOrder, degreesAreSwapped } from './position-order.ts';
import type { ColumnProfile, TableProfile } from './profile-table.ts';
import type { Choice, Finding, Proposal } from './proposal.ts';
import { isPositionRole, isPrivateRole, isTimeRole, POSITION_ROLES, REQUIRED_ROLES } from './role-groups.ts';
import { type DateOrder, ROLES, type Role } from './roles.ts';
import { type FitContext, looksLikeMoments, VETO, valueFit } from './value-fit.ts';

export type ProposalContext = FitContext & {
  readonly zone: string;
  /** What the person fixed: columns, or null for "no column plays this role". */
  readonly fixed: MappingFile;
  readonly dateOrder?: DateOrder;
};

/** Below this a name only resembles. */
const LEAST_CONFIDENCE = 0.4;
const CONFIDENCE_BY_VALUES = 0.4;

/**
 * Which column plays which role: by its name and by its values, of which either may veto.
 *
 * Roles are filled in the order of `ROLES`, each by the best column that is left, so that 受理时间 is the receipt where
 * there is nothing earlier, and the acceptance beside 来电时间.
 *
 * @throws InputProblem when a fixed column does not exist.
 */
export function proposeMapping(profile: TableProfile, context: ProposalContext): Proposal {
  const choices = chooseColumns(profile, context);
  const columnOf = (role: Role) => choices.find((choice) => choice.role === role)?.column;
  const findings: Finding[] = [];

  for (const role of REQUIRED_ROLES) {
    const misfit = profile.columns.find(({ name }) => headerFit(name, role) >= 0.6);
    if (!columnOf(role)) findings.push({ kind: 'missing', role, misfit });
  }
  if (!columnOf('category')) findings.push({ kind: 'noCategory' });
  if (!columnOf('status') && !columnOf('closed')) findings.push({ kind: 'noStatus' });
  const lost = lostPositions(profile, choices, context);
  if (lost.length > 0) findings.push({ kind: 'positionsLost', columns: lost });
  const settled = settleDegrees(choices, profile, context.bbox, findings);
  const dateOrder = settleDateOrder(choices, context, findings);
  const pointOrder = settlePointOrder(columnOf('point'), context);

  const columns = Object.fromEntries(settled.map(({ role, column }) => [role, column.name]));
  const taken = new Set(settled.map(({ column }) => column.index));
  const unused = profile.columns.filter(({ index }) => !taken.has(index));
  return { mapping: { columns, dateOrder, pointOrder }, choices: settled, unused, findings };
}

function chooseColumns(profile: TableProfile, context: ProposalContext): Choice[] {
  const { fixed } = context;
  const choices = resolveFixed(fixed, profile.columns);
  for (const role of ROLES) {
    if (fixed.columns[role] !== undefined) continue;
    const free = profile.columns.filter((column) => !choices.some((choice) => choice.column === column));
    const choice = chooseByName(free, role, context) ?? chooseByValues(free, role, context);
    if (choice && !(role === 'point' && hasBothDegrees(choices))) choices.push(choice);
  }
  return hasBothDegrees(choices) ? choices : choices.filter(({ role }) => role !== 'lon' && role !== 'lat');
}

const hasBothDegrees = (choices: readonly Choice[]) =>
  ['lon', 'lat'].every((role) => choices.some((choice) => choice.role === role));

/** A column that says the same in every row tells no tickets apart: it is a category only where nothing else is. */
function chooseByName(columns: readonly ColumnProfile[], role: Role, context: FitContext): Choice | undefined {
  const varying = role === 'category' ? columns.filter(({ distinct }) => distinct > 1) : [];
  return bestByName(varying, role, context) ?? bestByName(columns, role, context);
}

function bestByName(columns: readonly ColumnProfile[], role: Role, context: FitContext): Choice | undefined {
  let best: Choice | undefined;
  for (const column of columns) {
    const byName = headerFit(column.name, role);
    const byValues = byName === 0 ? VETO : valueFit(column, role, context);
    if (byValues === VETO) continue;
    const confidence = 0.7 * byName + 0.3 * byValues;
    if (confidence < LEAST_CONFIDENCE || (best && best.confidence >= confidence)) continue;
    best = { role, column, confidence, by: 'name' };
  }
  return best;
}

/** Only where values can be told from any others: never for text, which could be a person's. */
function chooseByValues(columns: readonly ColumnProfile[], role: Role, context: FitContext): Choice | undefined {
  const column = columns.find((candidate) => speaksForItself(candidate, role, context));
  return column && { role, column, confidence: CONFIDENCE_BY_VALUES, by: 'values' };
}

function speaksForItself(column: ColumnProfile, role: Role, context: FitContext): boolean {
  if (isPositionRole(role)) return speaksOfPositions(column, role, context.bbox);
  const isFull = column.sample.length > 0 && valueFit(column, role, context) !== VETO;
  switch (role) {
    case 'id':
      return isFull && column.distinctShare === 1 && share(column, isTicketNumber) > 0.95;
    case 'received':
      return isFull && looksLikeMoments(column);
    case 'grid':
      return isFull && share(column, (cell) => /\p{L}/u.test(cell) && context.areas.find(cell) !== undefined) >= 0.6;
    default:
      return false;
  }
}

/**
 * Columns whose positions would be lost: they look like some, by name or by values, no column is used for them, and the
 * person has not said that there are none.
 */
function lostPositions(
  { columns }: TableProfile,
  choices: readonly Choice[],
  { fixed, bbox }: ProposalContext,
): readonly ColumnProfile[] {
  if (choices.some(({ role }) => isPositionRole(role))) return [];
  const open = POSITION_ROLES.filter((role) => fixed.columns[role] !== null);
  const given = open.map((role) => fixed.columns[role]);
  // An address may have its position on a line of its own.
  const isSpoken = ({ role, by }: Choice) => by === 'person' || !isPrivateRole(role);
  return columns.filter((column) => {
    if (given.includes(column.name)) return true;
    const isUsed = choices.some((choice) => choice.column === column && isSpoken(choice));
    return !isUsed && open.some((role) => isLostPosition(column, role, bbox));
  });
}

/** A code with digits in it, which no telephone number and no decimal is. */
const isTicketNumber = (cell: string) =>
  /^[\p{L}\d][\p{L}\d_/-]{3,40}$/u.test(cell) && /\d/.test(cell) && !/^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(cell);

/** Longitudes in the latitude column are exchanged, unless the person chose the columns. */
function settleDegrees(
  choices: readonly Choice[],
  profile: TableProfile,
  bbox: BoundingBox,
  findings: Finding[],
): readonly Choice[] {
  const lon = choices.find(({ role }) => role === 'lon');
  const lat = choices.find(({ role }) => role === 'lat');
  if (!lon || !lat || !degreesAreSwapped(profile.sample, lon.column.index, lat.column.index, bbox)) return choices;
  findings.push({ kind: 'swapped' });
  if (lon.by === 'person' || lat.by === 'person') return choices;
  return choices.map((choice) => {
    if (choice === lon) return { ...lat, role: 'lon' };
    return choice === lat ? { ...lon, role: 'lat' } : choice;
  });
}

function settleDateOrder(choices: readonly Choice[], context: ProposalContext, findings: Finding[]) {
  const told = context.dateOrder ?? context.fixed.dateOrder;
  if (told) return told;
  const verdict = agreeOnOrder(choices.filter(({ role }) => isTimeRole(role)).map(({ column }) => column.dateOrder));
  if (verdict.kind === 'ambiguous') {
    const likely = likelyOrder(verdict, context.zone);
    const { example } = verdict;
    findings.push(likely ? { kind: 'dateOrderAssumed', example, likely } : { kind: 'dateOrderAmbiguous', example });
    return likely?.order;
  }
  if (verdict.kind === 'mixed') findings.push({ kind: 'dateOrderMixed', example: verdict.example });
  return verdict.kind === 'certain' ? verdict.order : undefined;
}

function settlePointOrder(point: ColumnProfile | undefined, { fixed, bbox }: ProposalContext) {
  if (!point) return undefined;
  return fixed.pointOrder ?? choosePointOrder(point.sample, bbox);
}
