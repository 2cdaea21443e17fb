import { useMemo, useState } from 'react';
import type { GridId } from '../../../core/domain/ids.ts';
import type { Words } from '../../i18n/t.ts';
import { type GridRow, selectGridRows } from '../../store/grid-rows.ts';
import { Pane } from '../../ui/Pane.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { pinyinInitials } from '../palette/pinyin-initials.ts';
import { useRowHeight } from '../ticket-list/use-row-height.ts';
import { GridRowButton } from './GridRowButton.tsx';
import { deviceShelf, readRecent } from './recent-grids.ts';
import './grid-picker.css';

const words: Words<'find' | 'recent' | 'empty'> = {
  'zh-CN': { find: '网格名、编号或拼音首字母', recent: '最近打开', empty: '辖区资料里没有网格' },
  en: { find: 'Name, number or initials', recent: 'Opened lately', empty: 'The district has no grids' },
};

/** Choose the grid one works for: those that press come first, and those opened lately before them. */
export function GridPicker({ onChoose }: { onChoose(id: GridId): void }) {
  const t = useText();
  const w = useWords(words);
  const { count } = useFormat();
  const [sought, setSought] = useState('');
  const rowHeightPx = useRowHeight();
  const rows = useApp(selectGridRows);
  const isKnown = useApp((state) => state.district !== undefined);
  const found = useMemo(() => findRows(rows, sought), [rows, sought]);
  const recent = useRecentRows(rows, sought);
  return (
    <Pane
      title={t('grid.choose')}
      note={isKnown && t('unit.grids', { count: count(found.length) })}
      className="grid-picker"
    >
      <input
        type="search"
        className="field grid-picker-field"
        data-search
        value={sought}
        aria-label={t('grid.find')}
        placeholder={w('find')}
        onChange={({ target }) => setSought(target.value)}
      />
      {!isKnown && <Waiting />}
      {isKnown && found.length === 0 && (
        <p className="pane-line">{rows.length === 0 ? w('empty') : t('grid.none-found')}</p>
      )}
      {recent.length > 0 && (
        <section className="grid-picker-recent" aria-label={w('recent')}>
          <h3>{w('recent')}</h3>
          <ul>
            {recent.map((row) => (
              <li key={row.id} style={{ height: `${rowHeightPx}px` }}>
                <GridRowButton row={row} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <VirtualList
        count={found.length}
        rowHeightPx={rowHeightPx}
        label={t('grid.choose')}
        renderRow={(index) => <GridRowButton row={found[index]} onChoose={onChoose} />}
      />
    </Pane>
  );
}

function Waiting() {
  const t = useText();
  const connection = useApp((state) => state.connection);
  const failed = connection.kind === 'failed' && t(`connection.failed.${connection.code}`);
  return <p className="pane-line">{failed || t('app.loading')}</p>;
}

function useRecentRows(rows: readonly GridRow[], sought: string): readonly GridRow[] {
  const districtId = useApp(({ district }) => district?.body.id);
  const ids = useMemo(() => (districtId ? readRecent(deviceShelf(), districtId) : []), [districtId]);
  return useMemo(
    () => (sought.trim() ? [] : ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])),
    [rows, ids, sought],
  );
}

/** By a part of its name or number, or by the initials of how the name is read. */
function findRows(rows: readonly GridRow[], sought: string): readonly GridRow[] {
  const text = sought.trim().toLowerCase();
  if (text === '') return rows;
  const letters = text.replaceAll(' ', '');
  return rows.filter(
    ({ id, name }) =>
      name.toLowerCase().includes(text) || id.toLowerCase().includes(text) || pinyinInitials(name).includes(letters),
  );
}
