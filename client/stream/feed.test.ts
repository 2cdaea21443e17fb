import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { EventId } from '../../core/domain/ids.ts';
import { epochMs } from '../../core/geo/units.ts';
import type { EventsFrame, Heartbeat, ServerFrame, Welcome } from '../../core/protocol/stream.ts';
import { Feed } from './feed.ts';

const EPOCH = 'epoch-a';

const welcome = (seq: number, epoch = EPOCH): Welcome => ({
  kind: 'welcome',
  protocol: 1,
  epoch,
  seq,
  serverAt: epochMs(0),
  districtAt: epochMs(0),
  clockFactor: 1,
  clock: 'wall',
  version: '0',
  districtHash: 'hash',
});
const heartbeat = (seq: number): Heartbeat => ({
  kind: 'heartbeat',
  seq,
  serverAt: epochMs(0),
  districtAt: epochMs(0),
  clockFactor: 1,
});
const row = (seq: number): LoggedEvent => ({
  seq,
  loggedAt: epochMs(0),
  event: {
    type: 'source.reported',
    id: `event-${seq}` as EventId,
    occurredAt: epochMs(0),
    layer: 'lamp',
    actor: 'test',
    source: 'device',
    provenance: 'recorded',
  },
});
/** Rows after `prevSeq` up to `seq`, all of them. */
const frame = (prevSeq: number, seq: number): EventsFrame => ({
  kind: 'events',
  prevSeq,
  seq,
  events: Array.from({ length: seq - prevSeq }, (_, i) => row(prevSeq + 1 + i)),
});

/** A feed that stands at a position and has been welcomed. */
function following(seq: number): Feed {
  const feed = new Feed();
  feed.standAt(EPOCH, seq);
  feed.hello();
  feed.accept(welcome(seq));
  return feed;
}

const seqsOf = (step: ReturnType<Feed['accept']>) =>
  step.kind === 'apply' ? step.events.map(({ seq }) => seq) : step.kind;

describe('Feed', () => {
  it('begins with nothing and is sent to the snapshot', () => {
    const feed = new Feed();
    expect(feed.hello()).toEqual({ kind: 'hello', protocol: 1, epoch: null, afterSeq: 0 });
    expect(feed.accept(welcome(7))).toEqual({ kind: 'nothing' });
    expect(feed.accept({ kind: 'reset', epoch: EPOCH, seq: 7, url: '/api/snapshot' })).toEqual({
      kind: 'load',
      url: '/api/snapshot',
    });
    feed.standAt(EPOCH, 7);
    expect(feed.hello()).toMatchObject({ epoch: EPOCH, afterSeq: 7 });
    feed.accept(welcome(7));
    expect(feed.isComplete).toBe(true);
  });

  it('applies what follows and passes over what it has', () => {
    const feed = following(10);
    expect(seqsOf(feed.accept(frame(10, 12)))).toEqual([11, 12]);
    expect(seqsOf(feed.accept(frame(10, 12)))).toBe('nothing');
    expect(seqsOf(feed.accept(frame(11, 14)))).toEqual([13, 14]);
    expect(feed.seq).toBe(14);
  });

  it('moves on with a frame whose events are not for this audience', () => {
    const feed = following(10);
    expect(feed.accept({ kind: 'events', prevSeq: 10, seq: 15, events: [] })).toEqual({
      kind: 'apply',
      events: [],
      seq: 15,
    });
    expect(seqsOf(feed.accept(frame(15, 16)))).toEqual([16]);
  });

  it('asks again at a hole and hears nothing until it is welcomed', () => {
    const feed = following(10);
    expect(feed.accept(frame(11, 12)).kind).toBe('hello');
    expect(feed.hello().afterSeq).toBe(10);
    expect(feed.accept(frame(12, 13)).kind).toBe('nothing');
    feed.accept(welcome(13));
    expect(feed.isComplete).toBe(false);
    expect(seqsOf(feed.accept(frame(10, 13)))).toEqual([11, 12, 13]);
    expect(feed.isComplete).toBe(true);
  });

  it('asks again when the log is ahead for two heartbeats and nothing comes', () => {
    const feed = following(10);
    expect(feed.accept(heartbeat(12)).kind).toBe('nothing');
    expect(seqsOf(feed.accept(frame(10, 11)))).toEqual([11]);
    expect(feed.accept(heartbeat(12)).kind).toBe('nothing'); // something came in between
    expect(feed.accept(heartbeat(12)).kind).toBe('hello');
  });

  it('waits for the reset when the log is another one', () => {
    const feed = following(10);
    feed.hello();
    feed.accept(welcome(3, 'epoch-b'));
    expect(feed.accept(frame(10, 11)).kind).toBe('nothing');
    expect(feed.isComplete).toBe(false);
  });

  it('refuses a server of another protocol', () => {
    expect(new Feed().accept({ ...welcome(0), protocol: 2 }).kind).toBe('refused');
  });

  it('applies every row once and in order, whatever is lost, repeated or swapped', () => {
    const deliveries = fc.array(
      fc.record({ from: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 0, max: 8 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(deliveries, (frames) => {
        const feed = following(0);
        const applied: number[] = [];
        const take = (incoming: ServerFrame) => {
          const step = feed.accept(incoming);
          if (step.kind === 'apply') applied.push(...step.events.map(({ seq }) => seq));
          if (step.kind === 'hello') {
            feed.hello();
            feed.accept(welcome(48));
          }
        };
        for (const { from, length } of frames) take(frame(from, from + length));
        take(frame(feed.seq, 48));
        expect(applied).toEqual(Array.from({ length: 48 }, (_, i) => i + 1));
      }),
      { seed: 1 },
    );
  });
});
