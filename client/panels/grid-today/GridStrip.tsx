import type { GridId } from '../../../core/domain/ids.ts';
import { selectNearestSite, selectPatrolOfGrid } from '../../store/grid-day.ts';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { selectHouseholds } from '../grid-card/GridFigures.tsx';
import { todayWords } from './today-words.ts';
import { useSince } from './use-since.ts';
import './grid-today.css';

/** The grid in three figures: who lives there, how far help is, and where no patrol was counted. */
export function GridStrip({ gridId }: { gridId: GridId }) {
  const t = useText();
  const w = useWords(todayWords);
  const { count } = useFormat();
  const sinceText = useSince();
  const households = useApp((state) => selectHouseholds(state, gridId));
  const nearest = useApp(selectNearestSite);
  const patrol = useApp(selectPatrolOfGrid);
  const unknown = t('app.unknown');
  return (
    <dl className="grid-strip">
      <div>
        <dt>{w('households')}</dt>
        <dd>{households === undefined ? unknown : count(households)}</dd>
      </div>
      <div>
        <dt>{w('site')}</dt>
        <dd>{nearest ? w('site-unit', { count: Math.round(nearest.meters / 10) * 10 }) : unknown}</dd>
      </div>
      <div>
        <dt>
          {w('unseen')}
          {patrol && <span>{w('unseen-since', { since: sinceText(patrol.since) })}</span>}
        </dt>
        <dd>{patrol ? `${count(patrol.cells - patrol.seen)} / ${count(patrol.cells)}` : unknown}</dd>
      </div>
    </dl>
  );
}
