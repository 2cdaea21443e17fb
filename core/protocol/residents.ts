import { Type } from 'typebox';
import { PRIVATE_FIELDS } from '../domain/event-schema.ts';

const closed = { additionalProperties: false };
const reason = Type.String({ minLength: 4, maxLength: 400, description: 'Why; it stays in the audit' });
export type PrivateField = (typeof PRIVATE_FIELDS)[number];
export const UnmaskSchema = Type.Object(
  {
    fields: Type.Array(Type.Unsafe<PrivateField>({ type: 'string', enum: [...PRIVATE_FIELDS] }), {
      minItems: 1,
      maxItems: PRIVATE_FIELDS.length,
    }),
    reason,
  },
  closed,
);
export const ContactSchema = Type.Object({ reason }, closed);
/** Somebody who wants to be forgotten, as they are written in the log. */
export const ForgetSchema = Type.Object(
  {
    caller: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    phone: Type.Optional(Type.String({ minLength: 4, maxLength: 40 })),
    reason,
  },
  closed,
);
