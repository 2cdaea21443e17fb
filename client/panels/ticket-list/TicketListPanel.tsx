import { useMemo } from 'react';
import type { Words } from '../../i18n/t.ts';
import { selectCsvLink } from '../../store/csv-link.ts';
import { isFiltering } from '../../store/filter.ts';
import { mayEverywhere, selectMay } from '../../store/session.ts';
import { selectTicketRows } from '../../store/ticket-order.ts';
import { Pane } from '../../ui/Pane.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useApp, useText, useWords } from '../app-context.ts';
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

const words: Words<'own'> = {
  'zh-CN': { own: '只导出本人范围内的工单' },
  en: { own: 'Only the tickets of your own area are exported' },
};
const mayExport = selectMay('tickets.export');
const mayExportAll = mayEverywhere('tickets.export');

function CsvLink() {
  const t = useText();
  const w = useWords(words);
  const link = useApp(selectCsvLink);
  const isOffered = useApp(mayExport);
  const isWhole = useApp(mayExportAll);
  if (!isOffered) return null;
  if (link === undefined) return <span className="csv-link is-off" title={t('list.csv-narrow')} />;
  return (
    <a className="csv-link" href={link} download="tickets.csv" title={isWhole ? undefined : w('own')}>
      {t('list.csv')}
    </a>
  );
}
