import { useMemo } from 'react';
import { selectCsvLink } from '../../store/csv-link.ts';
import { isFiltering } from '../../store/filter.ts';
import { selectTicketRows } from '../../store/ticket-order.ts';
import { Pane } from '../../ui/Pane.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useApp, useText } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import { useDataAge } from '../use-data-age.ts';
import { useRowHeight } from './use-row-height.ts';
import './ticket-list.css';

/** The tickets of the map as rows, in the same order and with the same selection, however many there are. */
export function TicketListPanel() {
  const t = useText();
  const rows = useApp(selectTicketRows);
  const isLoaded = useApp((state) => state.log !== undefined);
  const isNarrow = useApp(({ filter }) => isFiltering(filter));
  const age = useDataAge();
  const rowHeightPx = useRowHeight();
  const current = useCurrentRow();
  return (
    <Pane
      title={t('list.title')}
      note={isLoaded ? t('list.count', { count: rows.length }) : '– –'}
      action={<CsvLink />}
      className={age.isStale ? 'ticket-list is-stale' : 'ticket-list'}
    >
      {isLoaded && rows.length === 0 && <p className="pane-line">{t(isNarrow ? 'list.empty' : 'list.none')}</p>}
      <VirtualList
        count={rows.length}
        rowHeightPx={rowHeightPx}
        label={t('list.title')}
        current={current}
        renderRow={(index) => <TicketButton ticket={rows[index]} />}
      />
    </Pane>
  );
}

function useCurrentRow() {
  const rows = useApp(selectTicketRows);
  const selectedId = useApp(({ selection }) => (selection.kind === 'ticket' ? selection.id : undefined));
  return useMemo(
    () => selectedId && { key: selectedId, index: rows.findIndex(({ id }) => id === selectedId) },
    [rows, selectedId],
  );
}

function CsvLink() {
  const t = useText();
  const link = useApp(selectCsvLink);
  if (link === undefined) return <span className="csv-link is-off" title={t('list.csv-narrow')} />;
  return (
    <a className="csv-link" href={link} download="tickets.csv">
      {t('list.csv')}
    </a>
  );
}
