import type { EventType } from '../domain/event.ts';
import { meters } from '../geo/units.ts';
import type { AreaKind, Role, ViewLevel } from './roles.ts';

/** What can be done here at all: a resource and what happens to it. Every route names one of them, or that it is open. */
export const ACTIONS = [
  'district.read',
  'state.read',
  'log.read',
  'tickets.read',
  'tickets.export',
  'deliberations.read',
  'deliberations.export',
  'events.write',
  'positions.write',
  'private.read',
  'private.unmask',
  'resident.contact',
  'resident.forget',
  'clock.set',
  'accounts.read',
  'accounts.manage',
  'roles.assign',
  'sessions.revoke',
  'tokens.manage',
  'audit.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Everywhere, or in one's own area alone. */
export type Reach = 'everywhere' | 'own-area';

/** The families of events, by the word before the dot of their type. */
export type EventFamily = EventType extends `${infer Family}.${string}` ? Family : never;

export type RolePolicy = {
  readonly boundTo: AreaKind;
  /** How much of a row is shown inside one's own area and elsewhere. */
  readonly sees: { readonly own: ViewLevel; readonly elsewhere: ViewLevel };
  readonly may: { readonly [Name in Action]?: Reach };
  /** Which events may be told, and of where. What is in no grid lies in no area but the district. */
  readonly writes: { readonly [Family in EventFamily]?: Reach };
  readonly session: { readonly idleMinutes: number; readonly hours: number };
};

/** The log is read at one's own view, as the stream tells it. */
const LOOKS = {
  'district.read': 'everywhere',
  'state.read': 'everywhere',
  'log.read': 'everywhere',
} as const;
const READS = {
  ...LOOKS,
  'tickets.read': 'everywhere',
  'deliberations.read': 'everywhere',
} as const;
/** Rows leave the house for one's own area alone. */
const READS_AND_EXPORTS_OWN = {
  ...READS,
  'tickets.export': 'own-area',
  'deliberations.export': 'own-area',
} as const;
const LOOKS_AFTER_RESIDENTS = {
  'private.read': 'own-area',
  'private.unmask': 'own-area',
  'resident.contact': 'own-area',
} as const;
const ALL_FAMILIES = {
  ticket: 'everywhere',
  patrol: 'everywhere',
  lamp: 'everywhere',
  roadWork: 'everywhere',
  meeting: 'everywhere',
  suggestion: 'everywhere',
  issue: 'everywhere',
  weather: 'everywhere',
  duty: 'everywhere',
  setting: 'everywhere',
  source: 'everywhere',
  report: 'everywhere',
  visit: 'everywhere',
  training: 'everywhere',
} as const satisfies Record<EventFamily, Reach>;

const WORKDAY = { idleMinutes: 60, hours: 12 };
const OFFICER = { idleMinutes: 15, hours: 8 };
/** A screen that runs unattended: its own stream keeps it from being idle. */
const DISPLAY = { idleMinutes: 7 * 24 * 60, hours: 180 * 24 };

/** A subdistrict or a community, each for its own grids. */
const UNIT_OFFICE = {
  sees: { own: 'own', elsewhere: 'district' },
  may: { ...READS_AND_EXPORTS_OWN, ...LOOKS_AFTER_RESIDENTS, 'events.write': 'own-area' },
  writes: {
    ticket: 'own-area',
    meeting: 'own-area',
    suggestion: 'own-area',
    issue: 'own-area',
    visit: 'own-area',
    training: 'own-area',
  },
  session: WORKDAY,
} as const satisfies Omit<RolePolicy, 'boundTo'>;

/** Role × action × area × level, in one place: routes, stream, exports and page ask this table and no other. */
export const POLICY: Readonly<Record<Role, RolePolicy>> = {
  wall: {
    boundTo: 'district',
    sees: { own: 'wall', elsewhere: 'wall' },
    may: LOOKS,
    writes: {},
    session: DISPLAY,
  },
  'duty-officer': {
    boundTo: 'district',
    sees: { own: 'full', elsewhere: 'full' },
    may: { ...READS_AND_EXPORTS_OWN, ...LOOKS_AFTER_RESIDENTS, 'events.write': 'everywhere' },
    writes: { ticket: 'everywhere', duty: 'everywhere', weather: 'everywhere' },
    session: WORKDAY,
  },
  leader: {
    boundTo: 'district',
    sees: { own: 'district', elsewhere: 'district' },
    may: READS_AND_EXPORTS_OWN,
    writes: {},
    session: WORKDAY,
  },
  subdistrict: { boundTo: 'subdistrict', ...UNIT_OFFICE },
  community: { boundTo: 'community', ...UNIT_OFFICE },
  'grid-lead': {
    boundTo: 'grid',
    sees: { own: 'own', elsewhere: 'district' },
    may: { ...READS_AND_EXPORTS_OWN, ...LOOKS_AFTER_RESIDENTS, 'events.write': 'own-area' },
    writes: {
      ticket: 'own-area',
      patrol: 'own-area',
      suggestion: 'own-area',
      issue: 'own-area',
      visit: 'own-area',
    },
    session: WORKDAY,
  },
  department: {
    boundTo: 'department',
    sees: { own: 'own', elsewhere: 'district' },
    may: { ...READS_AND_EXPORTS_OWN, ...LOOKS_AFTER_RESIDENTS, 'events.write': 'own-area' },
    writes: { ticket: 'own-area' },
    session: WORKDAY,
  },
  patrol: {
    boundTo: 'grid',
    sees: { own: 'own', elsewhere: 'wall' },
    may: { ...LOOKS, 'events.write': 'own-area', 'positions.write': 'everywhere' },
    writes: { ticket: 'own-area', patrol: 'own-area' },
    session: WORKDAY,
  },
  integrator: {
    boundTo: 'district',
    sees: { own: 'full', elsewhere: 'full' },
    may: {
      ...READS,
      'tickets.export': 'everywhere',
      'deliberations.export': 'everywhere',
      'events.write': 'everywhere',
      'positions.write': 'everywhere',
      'clock.set': 'everywhere',
    },
    writes: ALL_FAMILIES,
    session: WORKDAY,
  },
  'system-officer': {
    boundTo: 'district',
    sees: { own: 'wall', elsewhere: 'wall' },
    may: { ...LOOKS, 'accounts.read': 'everywhere', 'accounts.manage': 'everywhere', 'events.write': 'everywhere' },
    writes: { setting: 'everywhere' },
    session: OFFICER,
  },
  'security-officer': {
    boundTo: 'district',
    sees: { own: 'wall', elsewhere: 'wall' },
    may: {
      ...LOOKS,
      'accounts.read': 'everywhere',
      'roles.assign': 'everywhere',
      'sessions.revoke': 'everywhere',
      'tokens.manage': 'everywhere',
      'resident.forget': 'everywhere',
    },
    writes: {},
    session: OFFICER,
  },
  'audit-officer': {
    boundTo: 'district',
    sees: { own: 'wall', elsewhere: 'wall' },
    may: { ...LOOKS, 'accounts.read': 'everywhere', 'audit.read': 'everywhere' },
    writes: {},
    session: OFFICER,
  },
};

/** Side of the cells somebody is counted in, or moved to the middle of, for who may not know more exactly. */
export const CELL_SIDE = meters(100);

/** What is done with a field before it is shown. */
export type Shown = 'no' | 'cell' | 'masked' | 'building' | 'scanned' | 'yes';

/**
 * Field × level. `cell`: the middle of a cell of 100 m. `building`: up to the building. `scanned`: without the phones, ID
 * numbers, plates, doors and names that stand in it.
 */
export const FIELDS: Readonly<
  Record<'position' | 'patrol' | 'caller' | 'phone' | 'address' | 'door' | 'text', Readonly<Record<ViewLevel, Shown>>>
> = {
  position: { wall: 'cell', district: 'cell', own: 'yes', full: 'yes' },
  patrol: { wall: 'no', district: 'no', own: 'yes', full: 'yes' },
  caller: { wall: 'no', district: 'masked', own: 'masked', full: 'masked' },
  phone: { wall: 'no', district: 'no', own: 'masked', full: 'masked' },
  address: { wall: 'no', district: 'no', own: 'building', full: 'yes' },
  door: { wall: 'no', district: 'no', own: 'no', full: 'yes' },
  text: { wall: 'scanned', district: 'scanned', own: 'scanned', full: 'yes' },
};

/** How often somebody may look behind the masks. */
export const UNMASKINGS_PER_HOUR = 20;
