import type { TSchema } from 'typebox';
import { ErrorSchema } from '../../core/protocol/write-schemas.ts';

type ErrorStatus = 400 | 403 | 404 | 409 | 413 | 415 | 503;

/** What refuses a request as a whole. The codes stand in docs/protocol.md. */
const ERRORS: Record<ErrorStatus | 401 | 500, string> = {
  400: '`invalid-request`, `invalid-json`: a parameter or body that cannot be read',
  401: '`token-unknown`: the Authorization header names no token of this server',
  403: '`origin-refused`: a page of another origin may not write here',
  404: '`not-found`',
  409: 'Refused as things stand',
  413: '`too-large` or too many records: nothing of it is stored',
  415: '`content-type-unsupported`: another type than those above, or another encoding than UTF-8',
  500: '`internal`: our mistake; it is logged',
  503: '`overloaded`, `log-unavailable`: send it again after Retry-After seconds',
};

/**
 * Answers of a route as its description shows them: its own, each error of `errors` it can give, and those of any route.
 * Typed as unknown, so that they describe the answers and do not bind the handlers: several are streams and buffers.
 */
export function answers(
  own: Readonly<Record<number, unknown>>,
  ...errors: readonly ErrorStatus[]
): Record<number, unknown> {
  const told = [...errors, 401 as const, 500 as const].map((status) => [status, answer(ERRORS[status], ErrorSchema)]);
  return { ...Object.fromEntries(told), ...own };
}

/** One answer in JSON, or in other types. */
export const answer = (description: string, schema: TSchema) => ({ ...schema, description });
export const answerIn = (description: string, content: Readonly<Record<string, TSchema>>) => ({
  description,
  content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
});

/** 204: done, and nothing to say of it. */
export const nothing = (description: string) => ({ type: 'null', description });

/** 304: who has the newest already. */
export const unchanged = { type: 'null', description: 'What If-None-Match names is the newest' };
