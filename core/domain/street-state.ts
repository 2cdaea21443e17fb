import type { EpochMs, LonLat } from '../geo/units.ts';
import type { StoredEvent, StoredEventOf } from './event.ts';
import type { LampId, PatrolId, RoadWorkId, UnitId } from './ids.ts';

export type FailedLamp = { readonly id: LampId; readonly position: LonLat; readonly failedAt: EpochMs };
export type RoadWorkStage = 'planned' | 'started' | 'completed';
export type RoadWork = {
  readonly id: RoadWorkId;
  readonly stage: RoadWorkStage;
  readonly position?: LonLat;
  readonly kindCode?: string;
  readonly plannedEndAt?: EpochMs;
  readonly changedAt: EpochMs;
};
export type Weather = {
  readonly conditionCode: string;
  readonly temperatureCelsius?: number;
  readonly windMetersPerSecond?: number;
  readonly observedAt: EpochMs;
};
export type Duty = { readonly shiftCode: string; readonly unitId?: UnitId; readonly startedAt: EpochMs };
export type SettingValue = StoredEventOf<'setting.changed'>['value'];

/** What stands in the streets and who is about, apart from tickets. Small: every part of it fits a plain map. */
export type StreetState = {
  readonly failedLamps: Map<LampId, FailedLamp>;
  readonly roadWorks: Map<RoadWorkId, RoadWork>;
  /** Patrols on duty, with the start of their duty. */
  readonly patrols: Map<PatrolId, EpochMs>;
  readonly settings: Map<string, SettingValue>;
  /** District time of the last news by layer: an event of its family, or a source's "nothing new". */
  readonly heardAt: Map<string, EpochMs>;
  weather?: Weather;
  duty?: Duty;
};

export const emptyStreetState = (): StreetState => ({
  failedLamps: new Map(),
  roadWorks: new Map(),
  patrols: new Map(),
  settings: new Map(),
  heardAt: new Map(),
});

type StreetEvent = Exclude<StoredEvent, { ticketId: unknown }>;

/** Apply one event that is not about a ticket. @returns false for a type this release does not know. */
export function applyToStreets(state: StreetState, event: StreetEvent, loggedAt: EpochMs): boolean {
  const known = change(state, event);
  if (known) state.heardAt.set(layerOf(event), loggedAt);
  return known;
}

function change(state: StreetState, event: StreetEvent): boolean {
  switch (event.type) {
    case 'patrol.started':
      state.patrols.set(event.patrolId, event.occurredAt);
      return true;
    case 'patrol.ended':
      state.patrols.delete(event.patrolId);
      return true;
    case 'patrol.observed':
    case 'source.reported':
    case 'meeting.held':
    case 'suggestion.made':
    case 'issue.solicited':
    case 'visit.registered':
    case 'visit.made':
    case 'training.held':
    case 'report.announced':
      return true;
    case 'lamp.failed':
      state.failedLamps.set(event.lampId, { id: event.lampId, position: event.position, failedAt: event.occurredAt });
      return true;
    case 'lamp.repaired':
      state.failedLamps.delete(event.lampId);
      return true;
    case 'roadWork.planned':
    case 'roadWork.started':
    case 'roadWork.completed':
      state.roadWorks.set(event.roadWorkId, nextRoadWork(state.roadWorks.get(event.roadWorkId), event));
      return true;
    case 'weather.observed':
      state.weather = weatherOf(event);
      return true;
    case 'duty.started':
      state.duty = { shiftCode: event.shiftCode, unitId: event.unitId, startedAt: event.occurredAt };
      return true;
    case 'setting.changed':
      state.settings.set(event.setting, event.value);
      return true;
    default:
      event satisfies never;
      return false;
  }
}

/** The layer an event is news for. */
function layerOf(event: StreetEvent): string {
  return event.type === 'source.reported' ? event.layer : event.type.slice(0, event.type.indexOf('.'));
}

type RoadWorkEvent = StoredEventOf<'roadWork.planned' | 'roadWork.started' | 'roadWork.completed'>;

function nextRoadWork(before: RoadWork | undefined, event: RoadWorkEvent): RoadWork {
  const stage = event.type.slice('roadWork.'.length) as RoadWorkStage; // the type is one of three literals
  const told = {
    position: 'position' in event ? event.position : before?.position,
    kindCode: 'kindCode' in event ? event.kindCode : before?.kindCode,
    plannedEndAt: ('plannedEndAt' in event ? event.plannedEndAt : undefined) ?? before?.plannedEndAt,
  };
  return { id: event.roadWorkId, stage, ...told, changedAt: event.occurredAt };
}

function weatherOf(event: StoredEventOf<'weather.observed'>): Weather {
  const { conditionCode, temperatureCelsius, windMetersPerSecond, occurredAt: observedAt } = event;
  return { conditionCode, temperatureCelsius, windMetersPerSecond, observedAt };
}
