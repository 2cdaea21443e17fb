import { useMemo } from 'react';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { type DarkLamps, metersFromMiddle, selectDarkLampsOfGrid, selectOpenRows } from '../../store/grid-day.ts';
import { streetAt } from '../../store/here.ts';
import { selectSummary } from '../../store/summary.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useApp, useAppStore, useFormat, useText, useWords } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import { useRowHeight } from '../ticket-list/use-row-height.ts';
import { useDataAge } from '../use-data-age.ts';
import { LampsRow, PatrolRow } from './OtherRows.tsx';
import { todayWords } from './today-words.ts';
import './grid-today.css';

type Row =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | { readonly kind: 'lamps'; readonly lamps: DarkLamps }
  | { readonly kind: 'patrol' };

const PATROL: Row = { kind: 'patrol' };

/** What waits in one grid: its open tickets by urgency, its dark lamps by street, and what is known of patrols. */
export function GridTodayPanel() {
  const w = useWords(todayWords);
  const isLoaded = useApp((state) => state.log !== undefined);
  const tickets = useApp(selectOpenRows);
  const lamps = useApp(selectDarkLampsOfGrid);
  const age = useDataAge();
  const rowHeightPx = useRowHeight();
  const rows = useMemo(() => rowsOf(tickets, lamps), [tickets, lamps]);
  const current = useCurrentRow(rows);
  const count = tickets.length + lamps.length;
  return (
    <Pane
      title={w('title', { count: isLoaded ? count : '– –' })}
      note={isLoaded ? <TodayNote age={age.text} /> : undefined}
      isLate={age.isStale}
      className={age.isStale ? 'grid-today is-stale' : 'grid-today'}
    >
      {isLoaded && count === 0 && <p className="pane-line">{w('empty')}</p>}
      {!isLoaded && <Waiting />}
      <VirtualList
        count={isLoaded ? rows.length : 0}
        rowHeightPx={rowHeightPx}
        label={w('title', { count })}
        current={current}
        renderRow={(index) => <TodayRow row={rows[index]} />}
      />
    </Pane>
  );
}

/** How many are late and how many soon will be, and how old that is. */
function TodayNote({ age }: { age: string }) {
  const t = useText();
  const { count } = useFormat();
  const { over, soon } = useApp((state) => selectSummary(state).figures.openByClock);
  return (
    <>
      <ClockCount status="over" text={`${t('clock.over')} ${count(over)}`} />
      {soon > 0 && <ClockCount status="soon" text={`${t('clock.soon')} ${count(soon)}`} />}
      <span className="today-age">{age}</span>
    </>
  );
}

function ClockCount({ status, text }: { status: 'over' | 'soon'; text: string }) {
  return (
    <span className={`today-count is-clock-${status}`}>
      <ClockGlyph status={status} />
      {text}
    </span>
  );
}

function Waiting() {
  const t = useText();
  const connection = useApp((state) => state.connection);
  return (
    <p className="pane-line">
      {connection.kind === 'failed' ? t(`connection.failed.${connection.code}`) : t('app.loading')}
    </p>
  );
}

const rowsOf = (tickets: readonly Ticket[], lamps: readonly DarkLamps[]): readonly Row[] => [
  ...tickets.map((ticket) => ({ kind: 'ticket' as const, ticket })),
  ...lamps.map((one) => ({ kind: 'lamps' as const, lamps: one })),
  PATROL,
];

function useCurrentRow(rows: readonly Row[]) {
  const selectedId = useApp(({ selection }) => (selection.kind === 'ticket' ? selection.id : undefined));
  return useMemo(
    () =>
      selectedId && {
        key: selectedId,
        index: rows.findIndex((row) => row.kind === 'ticket' && row.ticket.id === selectedId),
      },
    [rows, selectedId],
  );
}

function TodayRow({ row }: { row: Row }) {
  if (row.kind === 'lamps') return <LampsRow lamps={row.lamps} />;
  if (row.kind === 'patrol') return <PatrolRow />;
  return <TicketRow ticket={row.ticket} />;
}

function TicketRow({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const w = useWords(todayWords);
  const { count } = useFormat();
  const store = useAppStore();
  const { position, stage } = ticket;
  // Streets and the shape of the grid come with the district and stay.
  const place = useMemo(() => {
    if (!position) return [t('ticket.no-position')];
    const meters = metersFromMiddle(store.getState(), position);
    return [
      streetAt(store.getState(), position)?.name,
      meters !== undefined && w('from-middle', { count: count(Math.round(meters / 10) * 10) }),
    ];
  }, [position, store, t, w, count]);
  return <TicketButton ticket={ticket} detail={[t(`ticket.stage.${stage}`), ...place].filter(Boolean).join(' · ')} />;
}
