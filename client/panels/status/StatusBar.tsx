import type { Words } from '../../i18n/t.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';
import { selectMapNotice } from '../../store/basemap.ts';
import { type Connection, selectIsStale } from '../../store/connection.ts';
import { selectPlaceFaults } from '../../store/place-faults.ts';
import { GRID_STATES, type GridStates, selectGridStates } from '../../store/selectors.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import './status.css';

const CONNECTION_WORDS: Record<Connection['kind'], TextKey> = {
  connecting: 'connection.connecting',
  'catching-up': 'connection.behind',
  live: 'connection.live',
  failed: 'connection.failed',
  refused: 'connection.stale',
};

const words: Words<'faults'> = {
  'zh-CN': { faults: '辖区资料有误 {count} 处' },
  en: { faults: 'district files with faults: {count}' },
};

/** One line about the whole: is it live, how do the grids stand, what could not be read. */
export function StatusBar() {
  const notice = useApp(selectMapNotice);
  return (
    <footer className="status">
      <LiveState />
      <GridStateList />
      <div className="status-space" />
      <Problems />
      <span className="status-notice">{notice}</span>
    </footer>
  );
}

export function LiveState() {
  const t = useText();
  const { count } = useFormat();
  const kind = useApp(({ connection }) => connection.kind);
  const isStale = useApp(selectIsStale);
  const seq = useApp(({ log }) => log?.seq);
  const isLive = kind === 'live' && !isStale;
  return (
    <p className="status-live">
      <span className={isLive ? 'status-dot is-live' : 'status-dot'} />
      <span>{t(isStale ? 'connection.stale' : CONNECTION_WORDS[kind])}</span>
      {seq !== undefined && <span className="status-seq">{t('status.seq', { seq: count(seq) })}</span>}
    </p>
  );
}

export function GridStateList() {
  const t = useText();
  const { count } = useFormat();
  const isLoaded = useApp((state) => state.log !== undefined);
  const total = useApp((state) => state.district?.gridNames.size ?? 0);
  const states = useApp(selectGridStates);
  const isStale = useApp(selectIsStale);
  if (!isLoaded) return null;
  return (
    <ul className={isStale ? 'status-grids is-stale' : 'status-grids'}>
      <li>
        {t('figures.grids')} <b>{count(total)}</b>
      </li>
      {GRID_STATES.map((state) => (
        <li key={state}>
          <GridMark state={state} />
          {t(`grid.${state}`)} <b>{count(states[state])}</b>
        </li>
      ))}
    </ul>
  );
}

const CLOCK_OF = { over: 'over', soon: 'soon', busy: 'ok' } as const;

/** The disc of the most pressing clock in it; a ring where none runs, a hatch where nothing is known. */
function GridMark({ state }: { state: keyof GridStates }) {
  if (state === 'calm' || state === 'silent') return <span className={`status-mark is-${state}`} />;
  return <ClockGlyph status={CLOCK_OF[state]} />;
}

export function Problems() {
  const t = useText();
  const skipped = useApp(({ log }) => log?.skipped ?? 0);
  const badRecords = useApp((state) => state.badRecords);
  const brokenLayers = useApp((state) => state.brokenLayers.length);
  const faults = useApp((state) => selectPlaceFaults(state).length);
  const language = useApp((state) => state.language);
  return (
    <>
      {skipped > 0 && <Tag tone="warning">{t('status.skipped', { count: skipped })}</Tag>}
      {badRecords > 0 && <Tag tone="warning">{t('status.bad-records', { count: badRecords })}</Tag>}
      {brokenLayers > 0 && <Tag tone="warning">{t('status.broken-layers', { count: brokenLayers })}</Tag>}
      {faults > 0 && <Tag tone="warning">{words[language].faults.replace('{count}', String(faults))}</Tag>}
    </>
  );
}
