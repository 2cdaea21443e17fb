import type { ReactNode } from 'react';
import { GRADES, type Grade } from '../../../core/domain/ticket.ts';
import { categoryText } from '../../i18n/ticket-words.ts';
import { type Counts, selectChannelsOfToday, selectFamiliesOfToday, selectUnitsOfOpen } from '../../store/counts.ts';
import { selectSummary } from '../../store/summary.ts';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { useApp, useText } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import { useTermText } from '../use-term-text.ts';
import { CountBars } from './CountBars.tsx';
import { WallPane } from './WallPane.tsx';
import { useWallWords } from './words.ts';

/** What today's requests are about. */
export function CategoriesPanel() {
  const t = useText();
  const words = useWallWords();
  const language = useApp((state) => state.language);
  const names = useApp((state) => state.district?.categoryNames);
  const nameOf = (code: string) => categoryText(names, code, language);
  return (
    <TodayCounts
      title={words.categories}
      note={t('time.today')}
      counts={useApp(selectFamiliesOfToday)}
      nameOf={nameOf}
    />
  );
}

/** How today's requests came. */
export function ChannelsPanel() {
  const t = useText();
  const words = useWallWords();
  const termText = useTermText();
  const nameOf = (code: string) => termText('channel', code);
  return (
    <TodayCounts title={words.channels} note={t('time.today')} counts={useApp(selectChannelsOfToday)} nameOf={nameOf} />
  );
}

type TodayCountsProps = { title: string; note: string; counts: Counts; nameOf(code: string): ReactNode };

function TodayCounts({ title, note, counts, nameOf }: TodayCountsProps) {
  const words = useWallWords();
  return (
    <WallPane title={title} note={note} empty={counts.length === 0 ? words['nothing-today'] : undefined}>
      <CountBars counts={counts} nameOf={nameOf} most={6} />
    </WallPane>
  );
}

/** What is open, by grade, as far as it carries one. */
export function GradesPanel() {
  const t = useText();
  const words = useWallWords();
  const { openByGrade } = useApp((state) => selectSummary(state).figures);
  const counts = GRADES.map((grade) => [grade, openByGrade[grade]] as const);
  const nameOf = (grade: string) => (
    <>
      <ShapeGlyph shape={GRADE_SHAPES[grade as Grade]} token={`grade-${grade}`} />
      {t(`ticket.grade.${grade as Grade}`)}
    </>
  );
  return (
    <WallPane title={words.grades} note={t('figures.open')} className="is-neutral">
      <CountBars counts={counts} nameOf={nameOf} most={GRADES.length} />
    </WallPane>
  );
}

/** Whose turn it is: what is open by unit. */
export function UnitsPanel() {
  const t = useText();
  const words = useWallWords();
  const termText = useTermText();
  const counts = useApp(selectUnitsOfOpen);
  const nameOf = (code: string) => (code === '' ? words['not-dispatched'] : termText('unit', code));
  const total = useApp((state) => selectSummary(state).figures.open);
  return (
    <WallPane
      title={words.units}
      note={t('unit.tickets', { count: total })}
      empty={counts.length === 0 ? words['none-open'] : undefined}
      className="is-neutral"
    >
      <CountBars counts={counts} nameOf={nameOf} most={11} />
    </WallPane>
  );
}
