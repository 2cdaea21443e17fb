import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { writeSnapshot } from '../../core/domain/state-snapshot.ts';
import type { SnapshotBody } from '../../core/protocol/http.ts';
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

/** The state as a body to load, made once for many clients. */
export class Snapshots {
  readonly #follower: Follower;
  readonly #now: () => number;
  #latest: (EncodedSnapshot & { readonly epoch: string; readonly goodUntil: number }) | undefined;

  /** @param now - Milliseconds that never go back, so that a corrected clock does not keep an old snapshot in use. */
  constructor(follower: Follower, now: () => number = () => performance.now()) {
    this.#follower = follower;
    this.#now = now;
  }

  /** The present state, or one a little older where making it takes long. */
  get(epoch: string): EncodedSnapshot {
    const latest = this.#latest;
    const isCurrent = latest?.epoch === epoch && (latest.seq === this.#follower.seq || this.#now() < latest.goodUntil);
    if (latest && isCurrent && latest.seq <= this.#follower.seq) return latest;
    return this.#make(epoch);
  }

  #make(epoch: string): EncodedSnapshot {
    const startedAt = this.#now();
    const { seq, state } = this.#follower;
    const text = Buffer.from(JSON.stringify({ epoch, seq, state: writeSnapshot(state) } satisfies SnapshotBody));
    const endedAt = this.#now();
    const made = {
      seq,
      epoch,
      etag: `"${epoch}.${seq}"`,
      body: onceByEncoding(text),
      goodUntil: endedAt + REUSE_FACTOR * (endedAt - startedAt),
    };
    this.#latest = made;
    return made;
  }
}

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
