import type { DeliberationEvent } from '../../../core/domain/deliberation-event.ts';
import type { EventId } from '../../../core/domain/ids.ts';
import { type EpochMs, epochMs, type LonLat } from '../../../core/geo/units.ts';
import { Chance, namedUuid } from '../chance.ts';
import { type DeliberationPart, THEMES } from './account.ts';
import type { Stage } from './closed-tickets.ts';
import { drawDays, momentWithin, yearDays } from './year-days.ts';

type Occasion = { readonly at: EpochMs; readonly position: LonLat | undefined };

/** Meetings are held when people have time. */
const SESSION_HOURS = [17, 21] as const;
const OFFICE_HOURS = [9, 18] as const;
/** A meeting takes so long, and what is suggested in it comes within that time. */
const MEETING_MINUTES = 90;

/** Meetings, and what was suggested and wanted: the suggestions of talks come out of the meetings. */
export function closedDeliberations(parts: readonly DeliberationPart[], stage: Stage): DeliberationEvent[] {
  const meetings = parts.filter(({ type }) => type === 'meeting.held').flatMap((part) => eventsOf(part, stage, []));
  const others = parts.filter(({ type }) => type !== 'meeting.held').flatMap((part) => eventsOf(part, stage, meetings));
  return [...meetings, ...others];
}

function eventsOf(part: DeliberationPart, stage: Stage, meetings: readonly DeliberationEvent[]): DeliberationEvent[] {
  const { type, year, codes, count } = part;
  const name = Object.keys(codes).join('+');
  const chance = new Chance('closed-years', stage.districtId, type, name, year);
  const days = drawDays(yearDays(year, stage.zone, () => 1, chance));
  const occasion = (code: string): Occasion => {
    if (type === 'suggestion.made' && code === 'talk' && meetings.length > 0) return inMeeting(meetings, chance);
    const hours = code === 'themed-session' ? SESSION_HOURS : OFFICE_HOURS;
    const position = code === 'forum' ? undefined : stage.town.place(chance);
    return { at: momentWithin(days.draw(chance), hours, chance), position };
  };
  return Array.from({ length: count }, (_, n) => {
    const code = chance.weighted(codes);
    const { at, position } = occasion(code);
    const told = {
      id: namedUuid('closed-years', stage.districtId, type, name, year, n) as EventId,
      occurredAt: at,
      ...(position && { position }),
    };
    if (type === 'meeting.held') return { ...told, type, meetingCode: code };
    return { ...told, type, channel: code, themeCode: chance.weighted(THEMES) };
  });
}

function inMeeting(meetings: readonly DeliberationEvent[], chance: Chance): Occasion {
  const { occurredAt, position } = chance.pick(meetings);
  return { at: epochMs(occurredAt + Math.floor(chance.next() * MEETING_MINUTES * 60_000)), position };
}
