import { GRADES, TICKET_STAGES } from '../../../core/domain/ticket.ts';
import { CLOCK_STATUSES } from '../../../core/domain/ticket-clock.ts';
import { isFiltering, NO_FILTER, toggled } from '../../store/filter.ts';
import { selectMatches } from '../../store/matches.ts';
import { Button } from '../../ui/Button.tsx';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { Toggle, ToggleGroup } from '../../ui/Toggle.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import { AreaSelect } from './AreaSelect.tsx';
import { CategorySelect } from './CategorySelect.tsx';
import { TextFilter } from './TextFilter.tsx';
import './filter.css';

/** What is shown: one filter for the map, the list and the figures. */
export function FilterPanel() {
  const t = useText();
  const { narrow } = useVerbs();
  const isNarrow = useApp(({ filter }) => isFiltering(filter));
  const clear = isNarrow && <Button onPress={() => narrow(NO_FILTER)}>{t('filter.clear')}</Button>;
  return (
    <Pane title={t('filter.title')} note={<MatchCount />} action={clear}>
      <div className="filter">
        <TextFilter />
        <GradeToggles />
        <ClockToggles />
        <StageToggles />
        <div className="filter-selects">
          <CategorySelect />
          <AreaSelect />
        </div>
      </div>
    </Pane>
  );
}

function MatchCount() {
  const t = useText();
  const isLoaded = useApp((state) => state.log !== undefined);
  const shown = useApp((state) => selectMatches(state).all.length);
  const total = useApp((state) => (state.shownRevision >= 0 ? (state.log?.tickets.size ?? 0) : 0));
  return isLoaded ? t('filter.count', { count: shown, total }) : '– –';
}

function GradeToggles() {
  const t = useText();
  const { narrow } = useVerbs();
  const grades = useApp(({ filter }) => filter.grades);
  return (
    <ToggleGroup label={t('filter.grade')}>
      {GRADES.map((grade) => (
        <Toggle
          key={grade}
          isOn={grades.includes(grade)}
          onPress={() => narrow({ grades: toggled(grades, grade) })}
          glyph={<ShapeGlyph shape={GRADE_SHAPES[grade]} token={`grade-${grade}`} />}
        >
          {t(`ticket.grade.${grade}`)}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

function ClockToggles() {
  const t = useText();
  const { narrow } = useVerbs();
  const clocks = useApp(({ filter }) => filter.clocks);
  return (
    <ToggleGroup label={t('filter.clock')}>
      {CLOCK_STATUSES.map((status) => (
        <Toggle
          key={status}
          isOn={clocks.includes(status)}
          onPress={() => narrow({ clocks: toggled(clocks, status) })}
          glyph={<ClockGlyph status={status} />}
        >
          {t(`clock.${status}`)}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

function StageToggles() {
  const t = useText();
  const { narrow } = useVerbs();
  const stages = useApp(({ filter }) => filter.stages);
  return (
    <ToggleGroup label={t('filter.stage')}>
      {TICKET_STAGES.map((stage) => (
        <Toggle key={stage} isOn={stages.includes(stage)} onPress={() => narrow({ stages: toggled(stages, stage) })}>
          {t(`ticket.stage.${stage}`)}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
