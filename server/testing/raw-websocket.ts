import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { STREAM_PATH } from '../../core/protocol/stream.ts';

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type FrameOptions = {
  readonly fin?: boolean;
  /** The three reserved bits, as they stand in the first byte. */
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** How the length is written: 7, 16 or 64 bits. */
  readonly lengthBits?: 7 | 16 | 64;
  /** What the header claims, where it is not the truth. */
  readonly claimedLength?: bigint;
};

export type RawFrame = { readonly fin: boolean; readonly opcode: number; readonly payload: Buffer };

const PATIENCE_MS = 5_000;

/** One frame as RFC 6455, section 5.2, lays it out, or as it forbids. */
export function encodeRawFrame(opcode: number, payload: Buffer | string = '', options: FrameOptions = {}): Buffer {
  const { fin = true, reserved = 0, isMasked = true } = options;
  const data = Buffer.from(payload);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const header = [Buffer.of(first), lengthField(data.length, isMasked, options)];
  if (!isMasked) return Buffer.concat([...header, data]);
  const mask = randomBytes(4);
  return Buffer.concat([...header, mask, data.map((byte, index) => byte ^ mask[index % 4])]);
}

function lengthField(length: number, isMasked: boolean, { lengthBits, claimedLength }: FrameOptions): Buffer {
  const maskBit = isMasked ? 0x80 : 0;
  const bits = lengthBits ?? (length < 126 ? 7 : length < 65_536 ? 16 : 64);
  if (bits === 7) return Buffer.of(maskBit | length);
  const field = Buffer.alloc(bits === 16 ? 3 : 9);
  field[0] = maskBit | (bits === 16 ? 126 : 127);
  if (bits === 16) field.writeUInt16BE(length, 1);
  else field.writeBigUInt64BE(claimedLength ?? BigInt(length), 1);
  return field;
}

/** A websocket client of bytes: it says what it is told to, right or wrong. */
export class RawWebSocket {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #isEnded = false;
  #wake = () => {};

  static async open(url: string): Promise<RawWebSocket> {
    const raw = new RawWebSocket(url);
    raw.write(handshake());
    const head = await raw.readHead();
    if (!head.startsWith('HTTP/1.1 101')) throw new Error(`No upgrade: ${head}`);
    return raw;
  }

  /** Connected, and nothing said. */
  constructor(url: string) {
    this.#socket = connect(Number(new URL(url).port), '127.0.0.1');
    this.#socket.on('data', (part) => {
      this.#received = Buffer.concat([this.#received, part]);
      this.#wake();
    });
    this.#socket.on('error', () => {}); // a reset; `close` follows
    this.#socket.on('close', () => {
      this.#isEnded = true;
      this.#wake();
    });
  }

  write(data: Buffer | string): void {
    this.#socket.write(data);
  }

  frame(opcode: number, payload?: Buffer | string, options?: FrameOptions): void {
    this.write(encodeRawFrame(opcode, payload, options));
  }

  async readHead(): Promise<string> {
    const end = await this.#until(() => this.#received.indexOf('\r\n\r\n') + 1 || undefined);
    const head = this.#received.subarray(0, end - 1).toString();
    this.#received = this.#received.subarray(end + 3);
    return head;
  }

  /** The next frame; undefined when the connection has ended without one. */
  async readFrame(): Promise<RawFrame | undefined> {
    return this.#until(() => this.#takeFrame() ?? (this.#isEnded ? null : undefined)).then(
      (frame) => frame ?? undefined,
    );
  }

  /** The next frame with one of these opcodes; others are passed over. */
  async readFrameOf(...opcodes: number[]): Promise<RawFrame | undefined> {
    for (;;) {
      const frame = await this.readFrame();
      if (!frame || opcodes.includes(frame.opcode)) return frame;
    }
  }

  /** The code the server closes with; undefined where its close frame has none, or it just hangs up. */
  async readCloseCode(): Promise<number | undefined> {
    const frame = await this.readFrameOf(OPCODE.close);
    return frame && frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : undefined;
  }

  async ended(): Promise<void> {
    await this.#until(() => this.#isEnded || undefined);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #takeFrame(): RawFrame | undefined {
    const data = this.#received;
    if (data.length < 2) return undefined;
    const short = data[1] & 0x7f;
    const headerLength = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (data.length < headerLength) return undefined;
    const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
    if (data.length < headerLength + length) return undefined;
    this.#received = data.subarray(headerLength + length);
    const payload = data.subarray(headerLength, headerLength + length);
    return { fin: (data[0] & 0x80) !== 0, opcode: data[0] & 0x0f, payload };
  }

  async #until<Result>(find: () => Result | undefined): Promise<Result> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error(`Nothing came within ${PATIENCE_MS} ms.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

export function handshake(
  changes: Record<string, string | undefined> = {},
  { method = 'GET', path = STREAM_PATH } = {},
): string {
  const headers = {
    host: '127.0.0.1',
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
