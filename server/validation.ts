import { Ajv } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

const strict = new Ajv({ removeAdditional: false, useDefaults: false, coerceTypes: false, discriminator: true });
/** Everything in a URL is text: numbers are read from it, and defaults filled in. */
const ofUrl = new Ajv({ removeAdditional: false, useDefaults: true, coerceTypes: true });
for (const ajv of [strict, ofUrl]) ajv.addKeyword('sensitivity');

/** How requests are checked: a body as it stands, never repaired; parameters as the text they are. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) =>
  httpPart === 'body' ? strict.compile(schema) : ofUrl.compile(schema);

/** A check of single records, as strict as that of a body. */
export const compileRecord = <Value>(schema: TSchema) => strict.compile<Value>(schema);
