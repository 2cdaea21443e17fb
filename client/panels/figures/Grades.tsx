import { GRADES, type Grade } from '../../../core/domain/ticket.ts';
import { selectSummary } from '../../store/summary.ts';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';

/** Open tickets by grade, and how many of them carry one. */
export function Grades() {
  const t = useText();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { open, openByGrade } = useApp((state) => selectSummary(state).figures);
  const graded = GRADES.reduce((sum, grade) => sum + openByGrade[grade], 0);
  return (
    <div className="grades">
      <p className="grades-head">
        <span>{t('figures.by-grade')}</span>
        {isLoaded && <span>{t('figures.by-grade-of', { count: graded, total: open })}</span>}
      </p>
      <ul className="grades-list">
        {GRADES.map((grade) => (
          <li key={grade}>
            <GradeCount grade={grade} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function GradeCount({ grade }: { grade: Grade }) {
  const t = useText();
  const { count } = useFormat();
  const { narrow } = useVerbs();
  const isLoaded = useApp((state) => state.log !== undefined);
  const open = useApp((state) => selectSummary(state).figures.openByGrade[grade]);
  const isOn = useApp(({ filter: { grades } }) => grades.length === 1 && grades[0] === grade);
  return (
    <button type="button" aria-pressed={isOn} onClick={() => narrow({ grades: isOn ? [] : [grade] })}>
      <ShapeGlyph shape={GRADE_SHAPES[grade]} token={`grade-${grade}`} />
      <b>{isLoaded ? count(open) : '– –'}</b>
      <span>{t(`ticket.grade.${grade}`)}</span>
    </button>
  );
}
