import type { GridId } from '../../../core/domain/ids.ts';
import { useApp } from '../../panels/app-context.ts';
import { GridFigures } from '../../panels/grid-card/GridFigures.tsx';
import { selectSummary } from '../../store/summary.ts';

/** The grid in four figures, under its list. */
export function GridStrip({ gridId }: { gridId: GridId }) {
  const isHeard = useApp(({ heardGrids, shownRevision }) => shownRevision >= 0 && heardGrids.has(gridId));
  const { open, openByClock } = useApp((state) => selectSummary(state).figures);
  return (
    <div className="hand-strip">
      <GridFigures gridId={gridId} open={open} overdue={openByClock.over} isHeard={isHeard} />
    </div>
  );
}
