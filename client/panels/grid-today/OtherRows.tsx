import { type DarkLamps, selectPatrolOfGrid } from '../../store/grid-day.ts';
import { selectMinute } from '../../store/matches.ts';
import { useApp, useFormat, useText, useVerbs, useWords } from '../app-context.ts';
import { todayWords } from './today-words.ts';

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

/** When somebody was last seen about, as far as this page has watched. It is said, not judged: nobody has to press it. */
export function PatrolRow() {
  const w = useWords(todayWords);
  const { moment, age } = useFormat();
  const patrol = useApp(selectPatrolOfGrid);
  const now = useApp(selectMinute);
  const since = patrol && moment(patrol.since);
  const detail =
    !patrol || since === undefined
      ? w('patrol-waiting')
      : patrol.lastAt !== undefined
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
