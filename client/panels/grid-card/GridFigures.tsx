import type { GridId } from '../../../core/domain/ids.ts';
import type { AppState } from '../../store/store.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import './grid-card.css';

type GridFiguresProps = { gridId: GridId; open: number; overdue: number; isHeard: boolean };

/** Fewer households than this make a rate per thousand of a single ticket. */
const LEAST_HOUSEHOLDS = 20;

export const selectHouseholds = ({ district }: AppState, gridId: GridId): number | undefined =>
  district?.grids.features.find(({ properties }) => properties.gridId === gridId)?.properties.households;

/** Households, open and overdue tickets of a grid; nothing heard is unknown and not zero. */
export function GridFigures({ gridId, open, overdue, isHeard }: GridFiguresProps) {
  const t = useText();
  const { count } = useFormat();
  const households = useApp((state) => selectHouseholds(state, gridId));
  const told = (value: number) => (isHeard ? count(value) : t('app.unknown'));
  const rate = households !== undefined && households >= LEAST_HOUSEHOLDS ? (1000 * open) / households : undefined;
  const figures = [
    ['grid.households', households === undefined ? t('app.unknown') : count(households)],
    ['figures.open', told(open)],
    ['clock.over', told(overdue)],
    ['grid.per-thousand', rate === undefined || !isHeard ? t('app.unknown') : rate.toFixed(1)],
  ] as const;
  return (
    <dl className="grid-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
