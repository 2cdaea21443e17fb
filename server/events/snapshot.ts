import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { FIELDS } from '../../core/access/policy.ts';
import { viewOfTicket } from '../../core/access/views.ts';
import { type StateView, writeSnapshot } from '../../core/domain/state-snapshot.ts';
import type { Lattice } from '../../core/geo/lattice.ts';
import type { SnapshotBody } from '../../core/protocol/http.ts';
import type { Audience } from './audience.ts';
import type { Follower } from './follower.ts';

export type SnapshotEncoding = 'br' | 'gzip' | 'identity';
export type EncodedSnapshot = {
  readonly seq: number;
  readonly etag: string;
  body(encoding: SnapshotEncoding): Promise<Buffer>;
};

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** Of brotli's eleven: higher ones take longer and gain nothing on columns of digits. */
const BROTLI_QUALITY = 4;
/** Small blocks: the columns of a snapshot are short, and each has its own mix of digits. */
const GZIP_MEMORY_LEVEL = 6;
/** A snapshot is reused for so many times as long as it took to make; the client's next `hello` brings the rest. */
const REUSE_FACTOR = 10;

/** Audiences a snapshot is held for; of more, those that were asked for longest ago are made anew. */
const MOST_AUDIENCES = 32;

type HeldSnapshot = EncodedSnapshot & { readonly epoch: string; readonly goodUntil: number };

/** The state as a body to load, made once for many clients of an audience. */
export class Snapshots {
  readonly #follower: Follower;
  readonly #now: () => number;
  readonly #latest = new Map<string, HeldSnapshot>();

  /** @param now - Milliseconds that never go back, so that a corrected clock does not keep an old snapshot in use. */
  constructor(follower: Follower, now: () => number = () => performance.now()) {
    this.#follower = follower;
    this.#now = now;
  }

  /** The present state as an audience sees it, or one a little older where making it takes long. */
  get(epoch: string, audience: Audience): EncodedSnapshot {
    const latest = this.#latest.get(audience.key);
    const isCurrent = latest?.epoch === epoch && (latest.seq === this.#follower.seq || this.#now() < latest.goodUntil);
    const snapshot = latest && isCurrent && latest.seq <= this.#follower.seq ? latest : this.#make(epoch, audience);
    this.#hold(audience.key, snapshot);
    return snapshot;
  }

  #make(epoch: string, audience: Audience): HeldSnapshot {
    const startedAt = this.#now();
    const { seq, state, lattice } = this.#follower;
    const view = stateViewOf(audience, lattice);
    const text = Buffer.from(JSON.stringify({ epoch, seq, state: writeSnapshot(state, view) } satisfies SnapshotBody));
    const endedAt = this.#now();
    return {
      seq,
      epoch,
      etag: `"${epoch}.${seq}.${createHash('sha256').update(audience.key).digest('base64url').slice(0, 8)}"`,
      body: onceByEncoding(text),
      goodUntil: endedAt + REUSE_FACTOR * (endedAt - startedAt),
    };
  }

  #hold(key: string, snapshot: HeldSnapshot): void {
    this.#latest.delete(key);
    this.#latest.set(key, snapshot);
    const [oldest] = this.#latest.keys();
    if (this.#latest.size > MOST_AUDIENCES) this.#latest.delete(oldest);
  }
}

const stateViewOf = (audience: Audience, lattice: Lattice): StateView => ({
  ticket: (ticket) => viewOfTicket(ticket, audience.viewOf(ticket), lattice),
  // On duty somewhere in the district: only who sees all of it.
  showsPatrols: FIELDS.patrol[audience.viewOf({})] === 'yes',
});

function onceByEncoding(text: Buffer): EncodedSnapshot['body'] {
  const bodies = new Map<SnapshotEncoding, Promise<Buffer>>();
  return (encoding) => {
    const body = bodies.get(encoding) ?? compress(text, encoding);
    bodies.set(encoding, body);
    return body;
  };
}

async function compress(text: Buffer, encoding: SnapshotEncoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return compressBrotli(text, {
        params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
      });
    case 'gzip':
      return compressGzip(text, { memLevel: GZIP_MEMORY_LEVEL });
    case 'identity':
      return text;
  }
}
