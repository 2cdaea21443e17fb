import type { TSchema } from 'typebox';

/** The same schema without room for fields it does not name, except where it says that there is. */
export function closeSchema<Schema extends TSchema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (_key, part: unknown) => {
    const isOpen =
      typeof part === 'object' && part !== null && 'properties' in part && !('additionalProperties' in part);
    return isOpen && 'type' in part && part.type === 'object' ? { ...part, additionalProperties: false } : part;
  });
}
