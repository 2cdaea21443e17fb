/** Whole numbers in as few bytes as each needs: 7 bits a byte, the lowest first (LEB128); signed ones fold around zero. */
export class VarintWriter {
  readonly bytes: number[] = [];

  put(value: number): void {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) this.bytes.push((left % 128) + 128);
    this.bytes.push(left);
  }

  putSigned(value: number): void {
    this.put(value < 0 ? -2 * value - 1 : 2 * value);
  }
}

/** Reads what a `VarintWriter` wrote. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** @throws RangeError when the bytes end first. */
  next(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw this.#cut();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  nextSigned(): number {
    const coded = this.next();
    return coded % 2 === 1 ? -(coded + 1) / 2 : coded / 2;
  }

  /** A count of things to come. @throws RangeError when they are more than bytes, of which each takes one at least. */
  count(): number {
    const wanted = this.next();
    if (wanted > this.#bytes.byteLength) throw this.#cut();
    return wanted;
  }

  #cut(): RangeError {
    return new RangeError(`A file of ${this.#bytes.byteLength} bytes is cut.`);
  }
}
