/** Labels of the Encoding Standard, as `TextDecoder` takes them. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const BYTE_ORDER_MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Bytes of the beginning in which zeros tell UTF-16 without a mark. */
const ZERO_SAMPLE_BYTES = 4096;
/** In GBK text of Chinese both bytes of a character lie at or above 0xA1 (the GB2312 plane); in accented Latin one stands alone. */
const GB_PLANE = 0xa1;

/**
 * Decides the encoding of a text file from all its bytes.
 *
 * All of them, because an export may be plain ASCII for megabytes before its first Chinese address. Order of proof: byte
 * order mark, zeros of UTF-16, valid UTF-8; what is left is GB18030 when its high bytes come in pairs, else
 * Windows-1252, in which every byte means something.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const pairs = new PairCount();
  let isUtf8 = true;
  let head: Uint8Array | undefined;

  for await (const chunk of chunks) {
    if (head === undefined) {
      head = chunk.subarray(0, ZERO_SAMPLE_BYTES);
      const certain = byMark(head) ?? byZeros(head);
      if (certain) return certain;
    }
    isUtf8 &&= accepts(utf8, chunk);
    pairs.add(chunk);
  }
  if (isUtf8 && accepts(utf8)) return 'utf-8';
  return pairs.areMostlyDouble ? 'gb18030' : 'windows-1252';
}

/** Feeds a decoder that throws on bytes its encoding does not have; without a chunk, its end. */
function accepts(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false; // the throw is the answer
  }
}

function byMark(head: Uint8Array): Encoding | undefined {
  return BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => head[i] === byte))?.[0];
}

function byZeros(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] += 1;
  });
  if (Math.max(...zeros) < head.length / 8) return undefined;
  return zeros[1] > zeros[0] ? 'utf-16le' : 'utf-16be';
}

/** Counts high bytes that stand in pairs against those that stand alone. */
class PairCount {
  #inPairs = 0;
  #alone = 0;
  #waiting = false;

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte < GB_PLANE) {
        if (this.#waiting) this.#alone += 1;
        this.#waiting = false;
      } else if (this.#waiting) {
        this.#inPairs += 2;
        this.#waiting = false;
      } else {
        this.#waiting = true;
      }
    }
  }

  get areMostlyDouble(): boolean {
    return this.#inPairs > this.#alone;
  }
}
