import { selectDistrictNow } from '../../store/clock.ts';
import { selectUpdatedAt } from '../../store/connection.ts';
import type { AppState } from '../../store/store.ts';
import { DoorMark } from '../../ui/DoorMark.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { AccountButton } from '../account/AccountButton.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { type HeaderAction, HeaderActions } from './HeaderActions.tsx';
import { ViewControls } from './ViewControls.tsx';
import './header.css';

/** Brand, district, and the district's clock, with what is invented said as such. */
export function Header({ actions, onHelp }: { actions: readonly HeaderAction[]; onHelp(): void }) {
  const t = useText();
  const name = useApp(({ district, language }) => district?.body.name[language]);
  const isSynthetic = useApp(({ district }) => district?.body.synthetic ?? false);
  return (
    <header className="header">
      <DoorMark />
      <h1 className="header-brand">{t('app.name')}</h1>
      <p className="header-district">{name}</p>
      {isSynthetic && <Tag>{t('header.synthetic')}</Tag>}
      <div className="header-space" />
      <UpdatedAt />
      <DistrictClock />
      <AccountButton />
      <HeaderActions actions={actions} />
      <ViewControls onHelp={onHelp} />
    </header>
  );
}

const selectSecond = (state: AppState) => {
  const now = selectDistrictNow(state);
  return now === undefined ? undefined : Math.floor(now / 1000) * 1000;
};

function DistrictClock() {
  const t = useText();
  const now = useApp(selectSecond);
  const factor = useApp(({ clock }) => (clock?.kind === 'demo' ? clock.factor : undefined));
  const { clock, date, weekday } = useFormat();
  return (
    <div className="header-clock">
      {factor !== undefined && (
        <Tag>
          {t('header.demo-clock')}
          {factor === 1 ? '' : ` ×${factor}`}
        </Tag>
      )}
      {now !== undefined && (
        <>
          <span className="header-date">
            {date(now)} {weekday(now)}
          </span>
          <time className="header-time">{clock(now)}</time>
        </>
      )}
    </div>
  );
}

const selectUpdatedSecond = (state: AppState) => {
  const updatedAt = selectUpdatedAt(state);
  return updatedAt === undefined ? undefined : Math.floor(updatedAt / 1000) * 1000;
};

function UpdatedAt() {
  const t = useText();
  const updatedAt = useApp(selectUpdatedSecond);
  const { clock } = useFormat();
  return (
    <p className="header-updated">
      {updatedAt === undefined ? t('header.waiting') : t('header.updated', { time: clock(updatedAt) })}
    </p>
  );
}
