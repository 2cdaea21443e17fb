import { Type } from 'typebox';
import { ACTIONS, type Action } from '../access/policy.ts';
import { ROLES, type Role, VIEW_LEVELS, type ViewLevel } from '../access/roles.ts';

const choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

export const RoleSchema = choice(ROLES);
/** Code of a unit, id of a department, or `district`. */
const AreaSchema = Type.String({ minLength: 1, maxLength: 64 });
/** What somebody signs in as; kept as it is written. */
const AccountNameSchema = Type.String({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,39}$' });
const PasswordSchema = Type.String({ minLength: 1, maxLength: 256 });
const closed = { additionalProperties: false };

export const SignInSchema = Type.Object({ name: Type.String({ maxLength: 100 }), password: PasswordSchema }, closed);
export const DemoRoleSchema = Type.Object({ role: RoleSchema, area: AreaSchema }, closed);
export const NewPasswordSchema = Type.Object({ password: PasswordSchema, former: PasswordSchema }, closed);

export const NewAccountSchema = Type.Object(
  { name: AccountNameSchema, displayName: Type.String({ minLength: 1, maxLength: 60 }), password: PasswordSchema },
  closed,
);
export const AssignmentSchema = Type.Object({ role: RoleSchema, area: AreaSchema }, closed);
export const PasswordResetSchema = Type.Object({ password: PasswordSchema }, closed);

export const NewTokenSchema = Type.Object(
  {
    label: Type.String({ minLength: 1, maxLength: 60 }),
    kind: choice(['api', 'device']),
    role: RoleSchema,
    area: AreaSchema,
    actions: Type.Optional(Type.Array(choice(ACTIONS), { minItems: 1, maxItems: ACTIONS.length })),
    days: Type.Integer({ minimum: 1, maximum: 366 }),
  },
  closed,
);

/** `GET /api/session`: who asks, and what the page may offer them. */
export type SessionBody = {
  readonly mode: 'demo' | 'accounts';
  readonly district: { readonly 'zh-CN': string; readonly en: string };
  /** Null for somebody who has to sign in. */
  readonly who: {
    readonly role: Role;
    readonly area: string;
    /** Names from the top down to the area; empty for the whole district and for a department. */
    readonly areaPath: readonly string[];
    readonly displayName: string;
    readonly actions: readonly Action[];
    readonly sees: { readonly own: ViewLevel; readonly elsewhere: ViewLevel };
    /** The area's grids; null where they are all. */
    readonly grids: readonly string[] | null;
  } | null;
};

export const SessionBodySchema = Type.Object({
  mode: choice(['demo', 'accounts']),
  district: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
  who: Type.Union([
    Type.Null(),
    Type.Object({
      role: RoleSchema,
      area: AreaSchema,
      areaPath: Type.Array(Type.String()),
      displayName: Type.String(),
      actions: Type.Array(choice(ACTIONS)),
      sees: Type.Object({ own: choice(VIEW_LEVELS), elsewhere: choice(VIEW_LEVELS) }),
      grids: Type.Union([Type.Null(), Type.Array(Type.String())]),
    }),
  ]),
});
