import { GRADES, TICKET_STAGES } from '../../../core/domain/ticket.ts';
import { selectClosedOfToday } from '../../store/selectors.ts';
import { Pane } from '../../ui/Pane.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { useDelay } from '../../ui/use-delay.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import { useDataAge } from '../use-data-age.ts';
import { Figure } from './Figure.tsx';
import { ProvenanceTags } from './ProvenanceTags.tsx';
import './figures.css';

const SLOW_MS = 3_000;
const OPEN_STAGES = TICKET_STAGES.filter((stage) => stage !== 'closed');

/** What is open and at which stage, what came today and what of it is done; each with its window, age and origin. */
export function FiguresPanel() {
  const t = useText();
  const isSlow = useDelay(SLOW_MS);
  const hasNumbers = useApp((state) => state.log !== undefined);
  const days = useApp((state) => state.district?.body.windowDays);
  const age = useDataAge();
  const note = hasNumbers ? age.text : isSlow ? t('app.loading') : undefined;
  return (
    <Pane title={t('figures.title')} note={note} isLate={age.isStale}>
      <div className={age.isStale ? 'figures is-stale' : 'figures'}>
        <OpenFigure />
        <StageSum />
        <TodayFigures />
        <Grades />
        {days !== undefined && (
          <p className="figures-origin">
            <span>{t('figures.window', { days })}</span>
            <ProvenanceTags />
          </p>
        )}
      </div>
    </Pane>
  );
}

function OpenFigure() {
  const t = useText();
  const { count } = useFormat();
  const open = useApp(({ log }) => log?.counts.open);
  const closed = useApp(({ log }) => log?.counts.byStage.closed);
  return (
    <Figure
      label={t('figures.open')}
      value={open === undefined ? undefined : count(open)}
      note={closed === undefined ? undefined : t('figures.closed-held', { count: closed })}
    />
  );
}

function StageSum() {
  const t = useText();
  const { count } = useFormat();
  return (
    <ol className="stage-sum" aria-label={t('figures.open-sum')}>
      {OPEN_STAGES.map((stage) => (
        <StageCount key={stage} stage={stage} label={t(`ticket.stage.${stage}`)} count={count} />
      ))}
    </ol>
  );
}

function StageCount(props: { stage: (typeof OPEN_STAGES)[number]; label: string; count(value: number): string }) {
  const waiting = useApp(({ log }) => log?.counts.byStage[props.stage]);
  return (
    <li>
      <span className="stage-sum-value">{waiting === undefined ? '– –' : props.count(waiting)}</span>
      <span className="stage-sum-label">{props.label}</span>
    </li>
  );
}

function TodayFigures() {
  const t = useText();
  const { count } = useFormat();
  const hasNumbers = useApp((state) => state.log !== undefined);
  const closed = useApp(selectClosedOfToday);
  const closedInAll = useApp(({ log, today }) =>
    today === undefined ? 0 : (log?.counts.byDay.get(today)?.closed ?? 0),
  );
  const before = Math.max(0, closedInAll - closed.numerator);
  return (
    <div className="figures-pair">
      <Figure
        label={t('figures.received-today')}
        value={hasNumbers ? count(closed.denominator) : undefined}
        note={t('figures.since-midnight')}
      />
      <Figure
        label={t('figures.closed-today')}
        value={hasNumbers ? `${count(closed.numerator)} / ${count(closed.denominator)}` : undefined}
        note={before > 0 ? t('figures.closed-before', { count: before }) : t('figures.since-midnight')}
      />
    </div>
  );
}

function Grades() {
  const t = useText();
  const { count } = useFormat();
  const open = useApp(({ log }) => log?.counts.open);
  const graded = useApp(({ log }) => log && GRADES.reduce((sum, grade) => sum + log.counts.openByGrade[grade], 0));
  return (
    <div className="grades">
      <p className="grades-head">
        <span>{t('figures.by-grade')}</span>
        {open !== undefined && <span>{t('figures.by-grade-of', { count: graded ?? 0, total: open })}</span>}
      </p>
      <ul className="grades-list">
        {GRADES.map((grade) => (
          <li key={grade}>
            <ShapeGlyph shape={GRADE_SHAPES[grade]} token={`grade-${grade}`} />
            <GradeCount grade={grade} count={count} />
            <span>{t(`ticket.grade.${grade}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function GradeCount({ grade, count }: { grade: (typeof GRADES)[number]; count(value: number): string }) {
  const open = useApp(({ log }) => log?.counts.openByGrade[grade]);
  return <b>{open === undefined ? '– –' : count(open)}</b>;
}
