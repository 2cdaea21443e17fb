import type { GridId } from '../../../core/domain/ids.ts';
import { useText } from '../../panels/app-context.ts';
import { GridMore } from '../../panels/grid-today/GridMore.tsx';
import { GridStrip } from '../../panels/grid-today/GridStrip.tsx';
import { GridTodayPanel } from '../../panels/grid-today/GridTodayPanel.tsx';
import { SelectionCard } from '../../panels/place-cards/SelectionCard.tsx';
import { Guarded } from '../stage/Guarded.tsx';
import { useSheet } from './use-sheet.ts';

type HandSheetProps = { gridId: GridId; isPhone: boolean; hasCard: boolean };

/** The list of the grid: a column of the tablet, a sheet of the phone that also holds the card of what is selected. */
export function HandSheet({ gridId, isPhone, hasCard }: HandSheetProps) {
  const t = useText();
  const { sheet, stop, heightPx, handle } = useSheet();
  const isCard = isPhone && hasCard;
  return (
    <section
      className={`hand-list is-${stop}${heightPx === undefined ? '' : ' is-drawn'}`}
      style={isPhone && heightPx !== undefined ? { height: `${heightPx}px` } : undefined}
      ref={sheet}
    >
      {isPhone && <button type="button" className="hand-handle" aria-label={t('grid.sheet')} {...handle} />}
      <Guarded>
        {isCard ? (
          <div className="hand-sheet-card">
            <SelectionCard />
          </div>
        ) : (
          <GridTodayPanel />
        )}
      </Guarded>
      {!isCard && <GridMore gridId={gridId} />}
      {!isCard && <GridStrip gridId={gridId} />}
    </section>
  );
}
