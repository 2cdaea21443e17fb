import type { GridId } from '../../../core/domain/ids.ts';
import type { GridRow } from '../../store/grid-rows.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { useApp, useText } from '../app-context.ts';
import { selectHouseholds } from '../grid-card/GridFigures.tsx';

/** How a grid stands, as a glyph: the clock of what presses, a ring where nothing waits, a hatch where nothing was heard. */
function StateGlyph({ state }: Pick<GridRow, 'state'>) {
  if (state === 'calm' || state === 'silent') return <span className={`grid-state is-${state}`} aria-hidden="true" />;
  return <ClockGlyph status={state === 'busy' ? 'ok' : state} />;
}

export function GridRowButton({ row, onChoose }: { row: GridRow; onChoose(id: GridId): void }) {
  const t = useText();
  const households = useApp((state) => selectHouseholds(state, row.id));
  const { id, name, state, open, overdue } = row;
  return (
    <button type="button" className="row grid-row" data-row onClick={() => onChoose(id)}>
      <StateGlyph state={state} />
      <span className="row-title">
        {t('grid.title')} {name}
      </span>
      <span className={`row-clock${state === 'over' || state === 'soon' ? ` is-clock-${state}` : ''}`}>
        {t(`grid.${state}`)}
        {overdue > 0 && ` ${overdue}`}
      </span>
      <span className="row-detail">
        {[
          state !== 'silent' && t('grid.open', { count: open }),
          households !== undefined && t('grid.households-of', { count: households }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}
