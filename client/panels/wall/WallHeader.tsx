import { selectDistrictNow } from '../../store/clock.ts';
import { selectIsStale, selectUpdatedAt } from '../../store/connection.ts';
import type { AppState } from '../../store/store.ts';
import { DoorMark } from '../../ui/DoorMark.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { useTermText } from '../use-term-text.ts';
import './wall-header.css';

const wholeSecond = (at: number | undefined) => at && Math.floor(at / 1000) * 1000;
const selectNow = (state: AppState) => wholeSecond(selectDistrictNow(state));
const selectUpdated = (state: AppState) => wholeSecond(selectUpdatedAt(state));

/** What a room has to know before it looks at any figure: where, when, who is on duty, and how old all this is. */
export function WallHeader() {
  const t = useText();
  const { clock, date, weekday } = useFormat();
  const name = useApp(({ district, language }) => district?.body.name[language]);
  const now = useApp(selectNow);
  return (
    <header className="wall-header">
      <div className="wall-header-side">
        <DoorMark />
        <p className="wall-header-brand">{t('app.name')}</p>
        <Weather />
      </div>
      <h1 className="wall-header-title">{name}</h1>
      <div className="wall-header-side is-right">
        <div>
          <p className="wall-header-day">
            {now !== undefined && (
              <>
                <span>{date(now)}</span>
                <span>{weekday(now)}</span>
              </>
            )}
            <Duty />
          </p>
          <Updated />
        </div>
        {now !== undefined && <time className="wall-header-clock">{clock(now)}</time>}
      </div>
    </header>
  );
}

function Weather() {
  const termText = useTermText();
  const weather = useApp(({ log, shownRevision }) => (shownRevision >= 0 ? log?.streets.weather : undefined));
  if (!weather) return null;
  const { conditionCode, temperatureCelsius } = weather;
  const degrees = temperatureCelsius?.toFixed(0).replace('-', '−');
  return (
    <p className="wall-header-weather">
      {degrees !== undefined && <span>{degrees} °C</span>}
      <span>{termText('condition', conditionCode)}</span>
    </p>
  );
}

function Duty() {
  const t = useText();
  const termText = useTermText();
  const duty = useApp(({ log, shownRevision }) => (shownRevision >= 0 ? log?.streets.duty : undefined));
  return duty ? <span>{t('wall.duty', { shift: termText('shift', duty.shiftCode) })}</span> : null;
}

function Updated() {
  const t = useText();
  const { clock } = useFormat();
  const updatedAt = useApp(selectUpdated);
  const isStale = useApp(selectIsStale);
  const factor = useApp((state) => (state.clock?.kind === 'demo' ? state.clock.factor : undefined));
  return (
    <p className="wall-header-updated">
      <span className={isStale || updatedAt === undefined ? 'status-dot' : 'status-dot is-live'} />
      {updatedAt === undefined ? t('header.waiting') : t('header.updated', { time: clock(updatedAt) })}
      {factor !== undefined && <Tag>{`${t('header.demo-clock')}${factor === 1 ? '' : ` ×${factor}`}`}</Tag>}
    </p>
  );
}
