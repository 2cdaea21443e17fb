import { type DarkLamps, selectPatrolOfGrid } from '../../store/grid-day.ts';
import { selectMinute } from '../../store/matches.ts';
import { useApp, useFormat, useText, useVerbs, useWords } from '../app-context.ts';
import { todayWords } from './today-words.ts';
import { useSince } from './use-since.ts';

/** Lamps of one street that are dark; pressing selects the first of them. */
export function LampsRow({ lamps: { street, lampIds } }: { lamps: DarkLamps }) {
  const t = useText();
  const w = useWords(todayWords);
  const { select } = useVerbs();
  const { age } = useFormat();
  const isSelected = useApp(({ selection }) => selection.kind === 'lamp' && lampIds.includes(selection.id));
  const failedAt = useApp(({ log }) => log?.streets.failedLamps.get(lampIds[0])?.failedAt);
  const now = useApp(selectMinute);
  return (
    <button
      type="button"
      className="row ticket-button"
      data-row
      aria-current={isSelected || undefined}
      onClick={() => select({ kind: 'lamp', id: lampIds[0] })}
    >
      <span className="today-glyph is-lamp" aria-hidden="true" />
      <span className="row-title">{w('lamps', { count: lampIds.length })}</span>
      <span className="row-time">{failedAt !== undefined && age(Math.max(0, now - failedAt))}</span>
      <span className="row-detail">{[street, t('lamp.light.dark')].join(' · ')}</span>
    </button>
  );
}

/** When patrols were last counted here. It is said and not judged: there is nothing to press. */
export function PatrolRow() {
  const w = useWords(todayWords);
  const { age } = useFormat();
  const sinceText = useSince();
  const patrol = useApp(selectPatrolOfGrid);
  const now = useApp(selectMinute);
  const since = patrol && sinceText(patrol.since);
  const detail =
    !patrol || since === undefined
      ? w('patrol-waiting')
      : patrol.seen > 0
        ? w('patrol-seen', { since, seen: patrol.seen, cells: patrol.cells })
        : w('patrol-none', { since });
  return (
    <p className="row ticket-button today-plain">
      <span className="today-glyph is-patrol" aria-hidden="true" />
      <span className="row-title">{w('patrol')}</span>
      <span className="row-time">{patrol?.lastAt !== undefined && age(Math.max(0, now - patrol.lastAt))}</span>
      <span className="row-detail">{detail}</span>
    </p>
  );
}
