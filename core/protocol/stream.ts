import type { LoggedEvent } from '../domain/event.ts';
import type { GridId } from '../domain/ids.ts';
import type { EpochMs, LonLat } from '../geo/units.ts';

/** Raised when a client of the former number could misread a frame. */
export const STREAM_PROTOCOL = 1;
export const STREAM_PATH = '/api/stream';

/** Close codes of our own (RFC 6455, section 7.4.2: 4000–4999 are for private use). */
export const CLOSE_CODES = {
  /** A frame that is not JSON or no `hello`. */
  badFrame: 4000,
  /** The client speaks a protocol this server does not. */
  protocol: 4001,
  /** No `hello` within its time. */
  helloTimeout: 4002,
  /** The rights of whoever opened it are no longer those: ask who you are, and come back with `hello`. */
  accessChanged: 4003,
  /** More than the allowed bytes or seconds behind; come back with `hello`. */
  lagging: 4008,
  /** No pong within its time. */
  silent: 4009,
  /** The server is closing; come back after a moment. */
  shutdown: 4010,
  /** The database was restored or replaced; come back with `hello`. */
  epochChanged: 4011,
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;

/** Wall-clock times of the stream, in milliseconds. */
export const STREAM_TIMES = {
  heartbeatMs: 2_000,
  /** Silence after which a page shows everything as stale. */
  staleMs: 5_000,
  /** Silence after which a page reconnects. */
  reconnectMs: 12_000,
  /** Without a pong for so long, the server drops the socket. */
  pongMs: 25_000,
  helloMs: 10_000,
  coalesceMs: 40,
} as const;

/** Further behind than this, a client is sent to the snapshot. */
export const MAX_CATCH_UP_EVENTS = 50_000;
/** Largest frame a client may send. */
export const MAX_CLIENT_FRAME_BYTES = 64 * 1024;

/** The client's only frame: where it stands. `epoch: null` when it has no state yet. */
export type Hello = { kind: 'hello'; protocol: number; epoch: string | null; afterSeq: number };

export type Welcome = {
  kind: 'welcome';
  protocol: number;
  epoch: string;
  seq: number;
  serverAt: EpochMs;
  districtAt: EpochMs;
  clockFactor: number;
  clock: 'wall' | 'demo';
  version: string;
  districtHash: string;
};

/** Rows of the log after `prevSeq` up to `seq`; sparse or empty where the audience may not see them. */
export type EventsFrame = { kind: 'events'; prevSeq: number; seq: number; events: LoggedEvent[] };

/** The client cannot be brought up to date by events: load `url`, then say `hello` again on the same socket. */
export type Reset = { kind: 'reset'; epoch: string; seq: number; url: string };

/** Members of patrols about in the last hour, by 100 m cell; cells of fewer than three are left out. */
export type PatrolCell = { cell: string; position: LonLat; count: number };
/** `occurredAt` is the moment of the count, which may have been told before; `grids` had three members or more. */
export type PositionsFrame = { kind: 'positions'; occurredAt: EpochMs; cells: PatrolCell[]; grids: GridId[] };

export type Heartbeat = { kind: 'heartbeat'; seq: number; serverAt: EpochMs; districtAt: EpochMs; clockFactor: number };

export type ServerFrame = Welcome | EventsFrame | Reset | PositionsFrame | Heartbeat;
