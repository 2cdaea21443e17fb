import type { SentEvent } from '../../core/domain/event.ts';
import type { PatrolId } from '../../core/domain/ids.ts';
import type { FailedLamp, RoadWork } from '../../core/domain/street-state.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { PatrolFix } from '../../core/protocol/http.ts';
import { Agenda } from './agenda.ts';
import { arrivalRate } from './arrival-rate.ts';
import { Chance, namedUuid } from './chance.ts';
import { DistrictLife } from './district-life.ts';
import { LampLife } from './lamp-life.ts';
import { Season } from './new-request.ts';
import { PatrolLife } from './patrol-life.ts';
import { RoadWorkLife } from './road-work-life.ts';
import { ScenarioLife } from './scenario-life.ts';
import { SCENARIOS, type ScenarioName } from './scenario-settings.ts';
import { PATROLS, VOLUME } from './settings.ts';
import type { StoryTools } from './story-tools.ts';
import { TicketLife } from './ticket-life.ts';
import type { Town } from './town.ts';
import { townPace } from './town-pace.ts';

/** What the log already tells when a run begins. */
export type Known = {
  /** The log's position: numbers of tickets and works are counted on from here. */
  readonly seq: number;
  readonly tickets: readonly Ticket[];
  readonly failedLamps: readonly FailedLamp[];
  readonly roadWorks: readonly RoadWork[];
  readonly patrols: ReadonlySet<PatrolId>;
};

export type StoryOptions = {
  readonly town: Town;
  readonly seed: number;
  /** District time at which the run begins; what comes before it is history. */
  readonly now: EpochMs;
  readonly known: Known;
  readonly ticketsPerHour: number;
  /** So much of the past is told first when the log is empty; a day without it. */
  readonly historySeconds?: number;
  /** From the beginning of the run on the town lives so many times as fast as its clock runs. */
  readonly pace: number;
  /** A seed of trouble, or the town's own life alone. */
  readonly scenario?: ScenarioName;
};

/** What has happened since the last call, in the order it happened. */
export type Chapter = { readonly events: SentEvent[]; readonly fixes: PatrolFix[] };

export type Story = {
  /** District time of the next happening. */
  nextAt(): number;
  /** @param most - So many happenings at most; what is due beyond them is told by the next call. */
  tellUntil(at: EpochMs, most?: number): Chapter;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The plan of all that happens in a town: pure, and the same for the same seed, moment and log.
 *
 * A run that begins on an empty log tells a day of history first, from a full hour on. What follows depends on that hour
 * and the minute of the beginning alone, so that runs begun a little apart tell the same. A number given to the n-th
 * ticket of a run is the log position at its beginning plus n; each of them takes at least one place in the log, so the
 * numbers of two runs on one log never meet.
 */
export function createStory(options: StoryOptions): Story {
  const { town, seed, known, pace } = options;
  const span = spanOf(options);
  const agenda = new Agenda();
  let chapter: Chapter = { events: [], fixes: [] };
  let told = 0;
  let number = known.seq;

  const tools: StoryTools = {
    town,
    agenda,
    chance: (part) => new Chance(seed, span.start, known.seq, part),
    tell: (event, occurredAt) => {
      const id = namedUuid(seed, span.start, known.seq, told++);
      chapter.events.push({ ...event, id, occurredAt } as SentEvent);
    },
    report: (fix) => chapter.fixes.push(fix),
    later: townPace(pace, span.begins),
    nextNumber: () => ++number,
  };
  begin(tools, options, span);

  return {
    nextAt: () => agenda.nextAt,
    tellUntil(at, most) {
      agenda.runUntil(at, most);
      const done = chapter;
      chapter = { events: [], fixes: [] };
      return done;
    },
  };
}

/** From where the town is told of, from where its patrols are, and where history ends and the run begins. */
type Span = { readonly start: EpochMs; readonly patrolsStart: EpochMs; readonly begins: EpochMs };

function spanOf({
  now,
  known,
  historySeconds = VOLUME.historySeconds,
}: Pick<StoryOptions, 'now' | 'known' | 'historySeconds'>): Span {
  if (known.seq > 0) return { start: now, patrolsStart: now, begins: now };
  const hour = now - (now % HOUR_MS);
  return {
    start: epochMs(hour - historySeconds * 1000),
    patrolsStart: epochMs(hour - PATROLS.earlierSeconds * 1000),
    begins: epochMs(now - (now % MINUTE_MS)),
  };
}

type Beginning = Pick<StoryOptions, 'town' | 'known' | 'ticketsPerHour' | 'seed' | 'scenario'>;

function begin(tools: StoryTools, { town, known, ticketsPerHour, seed, scenario }: Beginning, span: Span): void {
  const { start, patrolsStart, begins } = span;
  const season = new Season(town);
  const rate = arrivalRate(town.clock, ticketsPerHour, seed);
  const trouble = scenario && new ScenarioLife(tools, SCENARIOS[scenario], begins);
  const tickets = new TicketLife(tools, { season, rate });
  const lamps = new LampLife(tools);
  const roadWorks = new RoadWorkLife(tools, lamps);
  const district = new DistrictLife(tools, (at) => trouble?.weatherAt(at));

  tickets.resume(known.tickets, begins);
  lamps.resume(known.failedLamps, begins);

  district.begin(start);
  tickets.begin(start);
  lamps.begin(start, (at) => district.isWetSnow(at));
  roadWorks.begin(start, known.roadWorks);
  new PatrolLife(tools).begin(patrolsStart, known.patrols);
  trouble?.begin({ tickets, lamps, roadWorks, season, rate });
}
