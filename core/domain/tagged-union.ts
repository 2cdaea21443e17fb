import { type Static, Type } from 'typebox';

/**
 * A union told apart by one literal property. Written as `oneOf` + `discriminator`, so that a bad
 * value gets one precise message instead of one per member.
 */
export function taggedUnion<Members extends Type.TObject[]>(tag: string, members: [...Members]) {
  return Type.Unsafe<Static<Type.TUnion<Members>>>({
    type: 'object',
    required: [tag],
    discriminator: { propertyName: tag },
    oneOf: members,
  });
}
