import { type Static, Type } from 'typebox';
import { LonLatSchema } from '../domain/event-schema.ts';
import { EpochMsSchema, type GridId, PatrolIdSchema } from '../domain/ids.ts';
import type { OwnBasemap } from '../domain/own-basemap.ts';
import type { PlaceFault } from '../domain/place-fault.ts';
import type { StateSnapshot } from '../domain/state-snapshot.ts';
import type { BoundingBox, EpochMs } from '../geo/units.ts';

export const MAX_EVENTS_PER_REQUEST = 5_000;
export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Stored, now or before. */
export type StoredAnswer = { id: string; seq: number; repeated?: true };
/** Refused, with a stable code. `id` is null and `index` given where no id could be read. */
export type RefusedAnswer = {
  id: string | null;
  index?: number;
  status: number;
  code: string;
  message: string;
  path?: string;
};
export type EventAnswer = StoredAnswer | RefusedAnswer;

/** The newest fix of a patrol; kept for a short time, in a table of its own, never in the log. */
export const PositionSchema = Type.Object(
  { patrolId: PatrolIdSchema, occurredAt: EpochMsSchema, position: LonLatSchema },
  { additionalProperties: false },
);
export type PatrolFix = Static<typeof PositionSchema>;
export type PositionsAnswer = { accepted: number; refused: { index: number; code: string; message: string }[] };

/**
 * `GET /api/patrol-ages`: the last count in which each cell and grid had three members or more. The counts follow each
 * other without a hole since `since`; null before the first one.
 */
export type PatrolAgesBody = {
  since: EpochMs | null;
  countedAt: EpochMs | null;
  cells: [cell: string, seenAt: EpochMs][];
  grids: [gridId: GridId, seenAt: EpochMs][];
};

/** `GET /api/snapshot`. */
export type SnapshotBody = { epoch: string; seq: number; state: StateSnapshot };

/** `GET /api/district`: what the folder says, and which files of it are served at `url`. */
export type DistrictBody = {
  id: string;
  name: { 'zh-CN': string; en: string };
  zone: string;
  bbox: BoundingBox;
  /** What a map shows first, where that is not the whole district. */
  homeBbox?: BoundingBox;
  mapNotice: { 'zh-CN': string; en: string };
  synthetic: boolean;
  windowDays: number;
  codeVersion: string;
  /** What the operator has drawn instead of the base map among the files. */
  ownBasemap?: OwnBasemap;
  /** The map may not leave the house: the district has no map notice under which it may be shown outside. */
  internalOnly?: true;
  districtHash: string;
  files: { name: string; url: string; bytes: number; sha256: string }[];
  /** Places the folder has and the server does not serve, since they cannot be used. */
  faults: PlaceFault[];
};

/** `GET /api/health`. */
export type HealthBody = {
  status: 'ok' | 'degraded';
  seq: number;
  epoch: string;
  version: string;
  database: 'embedded' | 'external';
  clients: number;
  /** How far the published log is behind the stored one. */
  lagMs: number;
  districtClock: { districtAt: number; factor: number; kind: 'wall' | 'demo' };
};
