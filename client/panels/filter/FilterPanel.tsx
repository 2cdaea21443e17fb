import { useState } from 'react';
import { GRADES, TICKET_STAGES } from '../../../core/domain/ticket.ts';
import { CLOCK_STATUSES } from '../../../core/domain/ticket-clock.ts';
import type { Words } from '../../i18n/t.ts';
import { isFiltering, NO_FILTER, toggled } from '../../store/filter.ts';
import { selectMatches } from '../../store/matches.ts';
import { Button } from '../../ui/Button.tsx';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { Toggle, ToggleGroup } from '../../ui/Toggle.tsx';
import { useApp, useText, useVerbs, useWords } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import { AreaSelect } from './AreaSelect.tsx';
import { CategorySelect } from './CategorySelect.tsx';
import { TextFilter } from './TextFilter.tsx';
import './filter.css';

const MORE_ID = 'filter-more';

const words: Words<'more'> = { 'zh-CN': { more: '条件' }, en: { more: 'More' } };

/** What is shown: one filter for the map, the list and the figures. */
export function FilterPanel() {
  const t = useText();
  const { narrow } = useVerbs();
  const [isOpen, setOpen] = useState(false);
  const isNarrow = useApp(({ filter }) => isFiltering(filter));
  const clear = isNarrow && <Button onPress={() => narrow(NO_FILTER)}>{t('filter.clear')}</Button>;
  return (
    <Pane title={t('filter.title')} note={<MatchCount />} action={clear}>
      <div className="filter">
        <div className="filter-first">
          <TextFilter />
          <MoreButton isOpen={isOpen} onPress={() => setOpen(!isOpen)} />
        </div>
        <GradeToggles />
        {isOpen && (
          <div className="filter" id={MORE_ID}>
            <ClockToggles />
            <StageToggles />
            <div className="filter-selects">
              <CategorySelect />
              <AreaSelect />
            </div>
          </div>
        )}
      </div>
    </Pane>
  );
}

/** The rarer conditions: how many of them are set is seen without opening them. */
function MoreButton({ isOpen, onPress }: { isOpen: boolean; onPress(): void }) {
  const w = useWords(words);
  const { clocks, stages, categories, areas } = useApp(({ filter }) => filter);
  const set = [clocks, stages, categories, areas].filter(({ length }) => length > 0).length;
  return (
    <button
      type="button"
      className="button filter-more"
      aria-expanded={isOpen}
      aria-controls={MORE_ID}
      onClick={onPress}
    >
      {w('more')}
      {set > 0 && <b>{set}</b>}
    </button>
  );
}

function MatchCount() {
  const t = useText();
  const isLoaded = useApp((state) => state.log !== undefined);
  const shown = useApp((state) => selectMatches(state).rows.length);
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
