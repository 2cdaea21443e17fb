import { Type } from 'typebox';
import { EpochMsSchema } from '../domain/ids.ts';

/*
 * Answers to who sends something, as the interface describes itself; `http.ts` has their types. Objects are open, since a
 * reader ignores fields it does not know.
 */

const seq = Type.Integer({ minimum: 0, description: 'Position in the log' });
const index = Type.Integer({ minimum: 0, description: 'Place in the request, from 0' });
const idAsSent = Type.Union([Type.String({ minLength: 1 }), Type.Null()], {
  description: 'As sent; null where none could be read',
});
const refusal = {
  code: Type.String({ minLength: 1, description: 'Stable, for programs' }),
  message: Type.String({ minLength: 1, description: 'English, for developers' }),
};
const path = Type.Optional(Type.String({ description: 'JSON pointer to what is wrong' }));

/** A request refused as a whole. */
export const ErrorSchema = Type.Object(refusal);

/** One event, stored now or before. */
export const SingleStoredSchema = Type.Object({ id: Type.String({ minLength: 1 }), seq });
/** One event, refused. */
export const SingleRefusedSchema = Type.Object({ id: idAsSent, ...refusal, path });

/** One of many events. */
export const EventAnswerSchema = Type.Union([
  Type.Object({ id: Type.String({ minLength: 1 }), seq, repeated: Type.Optional(Type.Literal(true)) }),
  Type.Object({ id: idAsSent, index: Type.Optional(index), status: Type.Integer(), ...refusal, path }),
]);
export const ManyAnswersSchema = Type.Object({ answers: Type.Array(EventAnswerSchema) });

export const PositionsAnswerSchema = Type.Object({
  accepted: Type.Integer({ minimum: 0 }),
  refused: Type.Array(Type.Object({ index, ...refusal })),
});

/** The clock as it is set now. */
export const ClockAnswerSchema = Type.Object({ districtAt: EpochMsSchema, factor: Type.Number() });
