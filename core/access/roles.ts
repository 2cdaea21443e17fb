/**
 * Who looks and acts. The last three share what an administrator could do, so that nobody can both act and erase the trace
 * (三员分立, GB/T 22239).
 */
export const ROLES = [
  'wall',
  'duty-officer',
  'leader',
  'subdistrict',
  'community',
  'grid-lead',
  'department',
  'patrol',
  'integrator',
  'system-officer',
  'security-officer',
  'audit-officer',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** What a role is bound to: the whole district, a unit of the business tree, or a department that handles tickets. */
export const AREA_KINDS = ['district', 'subdistrict', 'community', 'grid', 'department'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** How much of a row is shown, least first. */
export const VIEW_LEVELS = ['wall', 'district', 'own', 'full'] as const;
export type ViewLevel = (typeof VIEW_LEVELS)[number];

export const isViewLevel = (text: string): text is ViewLevel => (VIEW_LEVELS as readonly string[]).includes(text);

/** The lesser of two views. */
export const lesserView = (a: ViewLevel, b: ViewLevel): ViewLevel =>
  VIEW_LEVELS.indexOf(a) <= VIEW_LEVELS.indexOf(b) ? a : b;
