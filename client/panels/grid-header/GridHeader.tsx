import type { GridId } from '../../../core/domain/ids.ts';
import { selectUpdatedAt } from '../../store/connection.ts';
import { selectMinute } from '../../store/matches.ts';
import type { AppState } from '../../store/store.ts';
import { DoorMark } from '../../ui/DoorMark.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { AccountButton } from '../account/AccountButton.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { selectHouseholds } from '../grid-card/GridFigures.tsx';
import { ViewControls } from '../header/ViewControls.tsx';
import './grid-header.css';

const selectUpdatedSecond = (state: AppState) => {
  const updatedAt = selectUpdatedAt(state);
  return updatedAt && Math.floor(updatedAt / 1000) * 1000;
};

/** Whose day this is: the district and its grid, with the age of what is shown. */
export function GridHeader({ gridId }: { gridId: GridId | undefined }) {
  const t = useText();
  const { clock } = useFormat();
  const isSynthetic = useApp(({ district }) => district?.body.synthetic ?? false);
  const updatedAt = useApp(selectUpdatedSecond);
  return (
    <header className="grid-header">
      <DoorMark />
      <Place gridId={gridId} />
      {isSynthetic && <Tag>{t('header.synthetic')}</Tag>}
      <p className="grid-header-updated">
        {updatedAt ? t('header.updated', { time: clock(updatedAt) }) : t('header.waiting')}
      </p>
      <Now />
      <AccountButton />
      <ViewControls />
    </header>
  );
}

/** District › grid: the levels there are. */
function Place({ gridId }: { gridId: GridId | undefined }) {
  const t = useText();
  const { count } = useFormat();
  const district = useApp((state) => state.district);
  const language = useApp((state) => state.language);
  const households = useApp((state) => gridId && selectHouseholds(state, gridId));
  const name = gridId && (district?.gridNames.get(gridId) ?? gridId);
  return (
    <div className="grid-header-place">
      <h1>
        {name ? `${t('grid.title')} ${name}` : t('app.name')}
        {households !== undefined && <small>{t('grid.households-of', { count: count(Number(households)) })}</small>}
      </h1>
      <p>
        {district?.body.name[language]}
        {name && <span className="grid-header-crumb"> › {name}</span>}
      </p>
    </div>
  );
}

function Now() {
  const t = useText();
  const { minute, date, weekday } = useFormat();
  const now = useApp(selectMinute);
  const factor = useApp(({ clock }) => (clock?.kind === 'demo' ? clock.factor : undefined));
  if (now === 0) return null;
  return (
    <p className="grid-header-now">
      <time>{minute(now)}</time>
      <span>
        {date(now).slice(5)} {weekday(now)}
        {factor !== undefined && ` · ${t('header.demo-clock')}${factor === 1 ? '' : ` ×${factor}`}`}
      </span>
    </p>
  );
}
