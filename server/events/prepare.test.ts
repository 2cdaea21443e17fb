import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { type Area, AreaIndex } from '../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { gridId, makeEvent, makeSent, ticketId } from '../../core/testing/make.ts';
import { canonicalJson } from '../canonical-json.ts';
import { ANONYMOUS, type Identity, TOKEN_IDENTITIES } from '../identity.ts';
import { type Places, type PreparedEvent, prepare, referencedTickets } from './prepare.ts';

const square = (id: string, west: number, south: number, east: number, north: number): Area<GridId> => ({
  id: gridId(id),
  polygons: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ],
});

/** Areas 9 and 10 share the strip from 2 to 3; nothing east of 5 belongs to an area. */
const PLACES: Places = {
  bbox: [-1, -1, 10, 10],
  grids: new AreaIndex([square('10', 2, 0, 5, 5), square('9', 0, 0, 3, 5)]),
};
const IN_9: LonLat = [1, 1];
const IN_BOTH: LonLat = [2.5, 1];
const IN_NONE: LonLat = [6, 6];

function prepared(sent: SentEvent, identity: Identity = ANONYMOUS): PreparedEvent {
  const preparation = prepare(sent, identity, PLACES);
  if (!preparation.ok) throw new Error(preparation.code);
  return preparation.prepared;
}

const received = (fields: Partial<Extract<SentEvent, { type: 'ticket.received' }>>) =>
  makeSent('ticket.received', { position: IN_9, ...fields });

describe('prepare', () => {
  it('sets who sent it', () => {
    expect(prepared(received({})).event).toMatchObject(ANONYMOUS);
    expect(prepared(received({}), TOKEN_IDENTITIES.simulator).event).toMatchObject({
      actor: 'simulator',
      source: 'simulator',
      provenance: 'simulated',
    });
  });

  it('refuses what is simulated about a real district, and nothing else', () => {
    const real = { ...PLACES, isReal: true };
    expect(prepare(received({}), TOKEN_IDENTITIES.simulator, real)).toMatchObject({ code: 'district-not-synthetic' });
    expect(prepare(received({}), TOKEN_IDENTITIES.import, real).ok).toBe(true);
    expect(prepare(received({}), TOKEN_IDENTITIES.simulator, { ...PLACES, isReal: false }).ok).toBe(true);
  });

  it('keeps private fields beside the event', () => {
    const { event, private: privateFields } = prepared(received({ private: { caller: '刘**', text: '漏水' } }));
    expect(event).not.toHaveProperty('private');
    expect(privateFields).toEqual({ caller: '刘**', text: '漏水' });
    expect(prepared(received({})).private).toBeUndefined();
  });

  it('leaves the sent event as it is', () => {
    const sent = received({ private: { text: '漏水' }, gridId: gridId('else') });
    const before = structuredClone(sent);
    prepared(sent);
    expect(sent).toEqual(before);
  });
});

describe('prepare and places', () => {
  it('sets the grid that holds the position', () => {
    const { event } = prepared(received({}));
    expect(event).toMatchObject({ gridId: '9' });
    expect(event).not.toHaveProperty('gridCandidates');
    expect(event).not.toHaveProperty('reportedGridId');
  });

  it('takes the lowest of several, and counts them', () => {
    expect(prepared(received({ position: IN_BOTH })).event).toMatchObject({ gridId: '9', gridCandidates: 2 });
  });

  it('sets none where no area holds the position', () => {
    expect(prepared(received({ position: IN_NONE })).event).not.toHaveProperty('gridId');
  });

  it('keeps a given grid as reported where it differs, and only then', () => {
    const same = prepared(received({ gridId: gridId('9') })).event;
    expect(same).toMatchObject({ gridId: '9' });
    expect(same).not.toHaveProperty('reportedGridId');
    expect(prepared(received({ gridId: gridId('10') })).event).toMatchObject({ gridId: '9', reportedGridId: '10' });
    const outside = prepared(received({ position: IN_NONE, gridId: gridId('9') })).event;
    expect(outside).toMatchObject({ reportedGridId: '9' });
    expect(outside).not.toHaveProperty('gridId');
  });

  it('believes no grid of a record without a position', () => {
    const { event } = prepared(makeSent('ticket.imported', { gridId: gridId('9') }));
    expect(event).toMatchObject({ reportedGridId: '9' });
    expect(event).not.toHaveProperty('gridId');
  });

  it.each([
    ['beyond the box', [10.000001, 5]],
    ['at 0,0 though the box holds it', [0, 0]],
    ['at minus zero', [-0, -0]],
  ])('refuses a position %s', (_name, position) => {
    const preparation = prepare(received({ position: position as LonLat }), ANONYMOUS, PLACES);
    expect(preparation).toEqual({ ok: false, code: 'position-outside-district', path: '/position' });
  });

  it('takes a position on the edge of the box, and events without one', () => {
    expect(prepared(received({ position: [10, 10] })).event).toMatchObject({ position: [10, 10] });
    expect(prepared(makeSent('duty.started')).event).not.toHaveProperty('position');
  });
});

describe('the digest that tells a retry', () => {
  const digestOf = (sent: SentEvent, identity = ANONYMOUS) => prepared(sent, identity).digest;
  const sent = received({ private: { text: '漏水' } });

  it('does not depend on the order of fields, on private fields or on the sender', () => {
    const { private: _gone, ...bare } = sent;
    const reversed = Object.fromEntries(Object.entries(bare).reverse()) as unknown as SentEvent;
    expect(digestOf(reversed)).toBe(digestOf(sent));
    expect(digestOf(sent, TOKEN_IDENTITIES.import)).toBe(digestOf(sent));
  });

  it.each([
    ['category', { category: 'D02' }],
    ['position', { position: IN_BOTH }],
    ['moment', { occurredAt: (sent.occurredAt + 1) as typeof sent.occurredAt }],
    ['reported grid', { gridId: gridId('9') }],
    ['grade', { grade: 'urgent' }],
  ] as const)('depends on the %s', (_name, change) => {
    expect(digestOf(received(change))).not.toBe(digestOf(sent));
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth, and nothing in arrays', () => {
    expect(canonicalJson({ b: [2, 1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[2,1,{"c":"x","d":null}]}');
  });

  it('says the same value in any order of keys, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 20_260_117 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, reversed(field)]);
  return Object.fromEntries(entries.reverse());
}

describe('referencedTickets', () => {
  it('names the ticket of an event, and both of a merge', () => {
    expect(referencedTickets(makeEvent('ticket.accepted'))).toEqual(['T-1']);
    const merged = makeEvent('ticket.merged', { ticketId: ticketId('T-1'), intoTicketId: ticketId('T-2') });
    expect(referencedTickets(merged)).toEqual(['T-1', 'T-2']);
  });

  it('names none for events of other families', () => {
    expect(referencedTickets(makeEvent('lamp.failed'))).toEqual([]);
  });
});
