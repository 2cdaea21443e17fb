import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { makeSent, PLACE } from '../testing/make.ts';
import { EVENT_TYPES, EventSchema } from './event.ts';

/** As the server checks bodies: nothing removed, nothing coerced, one message about the right member. */
const ajv = new Ajv({ removeAdditional: false, coerceTypes: false, useDefaults: false, discriminator: true });
ajv.addKeyword('sensitivity');
const isEvent = ajv.compile(EventSchema);

const received = makeSent('ticket.received');
/** Through the text a sender writes, since that is where odd numbers come from. */
const fromText = (text: string): unknown => JSON.parse(text);
const withText = (field: string, json: string) => {
  const { [field as keyof typeof received]: _replaced, ...rest } = received;
  return fromText(`${JSON.stringify(rest).slice(0, -1)},"${field}":${json}}`);
};

describe('the event schema', () => {
  it.each(EVENT_TYPES)('takes the smallest %s', (type) => {
    expect(isEvent(makeSent(type))).toBe(true);
  });

  it.each(EVENT_TYPES)('takes no %s with a field it does not know', (type) => {
    expect(isEvent({ ...makeSent(type), surprise: 1 })).toBe(false);
    expect(isEvent.errors?.[0].params).toEqual({ additionalProperty: 'surprise' });
  });

  it.each(EVENT_TYPES)('takes no %s without one of its own fields', (type) => {
    const whole = makeSent(type);
    for (const field of Object.keys(whole)) {
      const { [field as keyof typeof whole]: _missing, ...rest } = whole;
      expect(isEvent(rest), field).toBe(false);
    }
  });

  it('does not take what only the server may say', () => {
    for (const field of ['actor', 'source', 'provenance', 'reportedGridId', 'seq', 'loggedAt'])
      expect(isEvent({ ...received, [field]: 'person' }), field).toBe(false);
  });

  it('takes personal data beside the event and nowhere in it', () => {
    expect(isEvent({ ...received, private: { caller: '来电人', phone: '1', text: '楼道灯不亮' } })).toBe(true);
    expect(isEvent({ ...received, private: { shoeSize: '43' } })).toBe(false);
    expect(isEvent({ ...received, caller: '来电人' })).toBe(false);
  });

  it('says what is wrong with the member meant, once', () => {
    expect(isEvent({ ...received, grade: 'huge' })).toBe(false);
    expect(isEvent.errors).toHaveLength(1);
    expect(isEvent.errors?.[0].instancePath).toBe('/grade');
  });
});

describe('a hostile value', () => {
  it.each([
    ['a number as text', 'occurredAt', '"12"'],
    ['null for a moment', 'occurredAt', 'null'],
    ['true for a moment', 'occurredAt', 'true'],
    ['an empty text for a moment', 'occurredAt', '""'],
    ['a number beyond all', 'occurredAt', '1e400'],
    ['a moment before 1970', 'occurredAt', '-1'],
    ['seconds and a half', 'occurredAt', '1768643400000.5'],
    ['microseconds', 'occurredAt', '1768643400000000'],
    ['a list for a moment', 'occurredAt', '[1768643400000]'],
    ['a longitude beyond all', 'position', '[1e400,43]'],
    ['a longitude as text', 'position', '["126.55",43.83]'],
    ['NaN as text', 'position', '["NaN","NaN"]'],
    ['null for a position', 'position', 'null'],
    ['a latitude of null', 'position', '[126.55,null]'],
    ['swapped coordinates', 'position', '[43.83,126.55]'],
    ['a position of three numbers', 'position', '[126.55,43.83,9]'],
    ['a position of one number', 'position', '[126.55]'],
    ['an object for a position', 'position', '{"lon":126.55,"lat":43.83}'],
    ['U+0000 in an id', 'ticketId', '"T\\u0000-1"'],
    ['a line break in an id', 'ticketId', '"T\\n1"'],
    ['a bidirectional override in an id', 'ticketId', '"T\\u202e1"'],
    ['a line separator in an id', 'ticketId', '"T\\u20281"'],
    ['a lone surrogate in an id', 'ticketId', '"T\\ud800"'],
    ['a surrogate pair the wrong way round', 'ticketId', '"T\\udc00\\ud800"'],
    ['an empty id', 'ticketId', '""'],
    ['an id of spaces', 'ticketId', '" "'],
    ['an id with a space before it', 'ticketId', '" T-1"'],
    ['an id of 65 characters', 'ticketId', JSON.stringify('x'.repeat(65))],
    ['a number for an id', 'ticketId', '17'],
    ['an object for an id', 'ticketId', '{"toString":"T-1"}'],
    ['a text with a colon for a UUID', 'id', '"urn:uuid:11111111-2222-4333-8444-555555555555"'],
    ['a grade of the prototype', 'grade', '"constructor"'],
    ['a list of a grade', 'grade', '["key"]'],
    ['null for a grade', 'grade', 'null'],
    ['a type of the prototype', 'type', '"__proto__"'],
    ['a list of a type', 'type', '["ticket.received"]'],
    ['null for a type', 'type', 'null'],
    ['__proto__', '__proto__', '{"grade":"key"}'],
    ['constructor', 'constructor', '{"prototype":{"grade":"key"}}'],
    ['a list for the private fields', 'private', '["text"]'],
    ['a UUID in capitals', 'id', '"11111111-2222-4333-8444-AAAAAAAAAAAA"'],
  ])('is refused: %s', (_, field, json) => {
    expect(isEvent(withText(field, json))).toBe(false);
  });

  it.each([
    ['-0 as a moment, which is 1970', 'occurredAt', '-0'],
    ['a moment written with an exponent', 'occurredAt', '1.7686434e12'],
    ['an id in Chinese', 'ticketId', '"工单 7"'],
    ['an id beyond the first plane', 'ticketId', '"𠮷-1"'],
    ['an id of 64 characters', 'ticketId', JSON.stringify('x'.repeat(64))],
  ])('is none: %s', (_, field, json) => {
    expect(isEvent(withText(field, json))).toBe(true);
  });

  it.each(['null', '[]', '"event"', '17', 'true', '{}', '[{"type":"ticket.received"}]'])('is no event: %s', (json) => {
    expect(isEvent(fromText(json))).toBe(false);
  });

  it('does not reach the prototype of what is checked after it', () => {
    isEvent(withText('__proto__', '{"grade":"key"}'));
    expect(({} as Record<string, unknown>).grade).toBeUndefined();
    expect(isEvent(received)).toBe(true);
  });

  it('is left as it was sent, right or wrong', () => {
    const sent = { ...received, surprise: '12', position: [...PLACE] };
    const before = structuredClone(sent);
    isEvent(sent);
    expect(sent).toEqual(before);
  });
});

type SchemaNode = { [key: string]: unknown };

/** Every place of a schema where a text may stand, with its path. */
function* textSchemas(node: unknown, path: string): Generator<[string, SchemaNode]> {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as SchemaNode;
  if (schema.type === 'string' || (Array.isArray(schema.type) && schema.type.includes('string'))) yield [path, schema];
  for (const [key, inner] of Object.entries(schema)) yield* textSchemas(inner, `${path}/${key}`);
}

/** Neither free text nor tagged: nobody could say who may read it. */
const untagged = (schema: unknown) =>
  [...textSchemas(schema, '')]
    .filter(([, { enum: choices, const: only }]) => choices === undefined && only === undefined)
    .filter(([, { sensitivity }]) => !['public', 'internal', 'personal'].includes(sensitivity as string))
    .map(([path]) => path);

/** Places where a value of any kind may stand, a text too. */
function* openSchemas(node: unknown, path: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    const holdsSchemas = key === 'properties' && typeof inner === 'object' && inner !== null;
    if (holdsSchemas)
      for (const [name, value] of Object.entries(inner)) if (isOpen(value)) yield `${path}/properties/${name}`;
    yield* openSchemas(inner, `${path}/${key}`);
  }
}

const isOpen = (schema: unknown) =>
  typeof schema !== 'object' ||
  schema === null ||
  !['type', 'const', 'enum', 'anyOf', 'oneOf', 'allOf', '$ref'].some((keyword) => keyword in schema);

describe('a text field of an event', () => {
  it('has a sensitivity, or is one of a few words', () => {
    expect([...textSchemas(EventSchema, '')].length).toBeGreaterThan(EVENT_TYPES.length);
    expect(untagged(EventSchema)).toEqual([]);
    expect([...openSchemas(EventSchema, '')]).toEqual([]);
  });

  it('is caught by this test without one', () => {
    const remark = { type: 'object', properties: { remark: { type: 'string' }, anything: {} } };
    expect(untagged(remark)).toEqual(['/properties/remark']);
    expect([...openSchemas(remark, '')]).toEqual(['/properties/anything']);
  });

  it('is personal in the private part and only there', () => {
    const personal = [...textSchemas(EventSchema, '')].filter(([, { sensitivity }]) => sensitivity === 'personal');
    expect(personal.length).toBeGreaterThan(0);
    for (const [path] of personal) expect(path).toContain('/properties/private/');
    const inPrivate = [...textSchemas(EventSchema, '')].filter(([path]) => path.includes('/properties/private/'));
    expect(inPrivate).toHaveLength(personal.length);
  });
});
