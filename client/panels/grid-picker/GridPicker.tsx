import { useState } from 'react';
import type { GridId } from '../../../core/domain/ids.ts';
import { selectOpenByGrid } from '../../store/matches.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import './grid-picker.css';

/** Choose the grid one works for; it stays in the address. */
export function GridPicker() {
  const t = useText();
  const { count } = useFormat();
  const { narrow } = useVerbs();
  const [part, setPart] = useState('');
  const gridNames = useApp((state) => state.district?.gridNames);
  const openByGrid = useApp(selectOpenByGrid);
  const heardGrids = useApp((state) => state.heardGrids);
  const shown = [...(gridNames ?? [])].filter(([, name]) => name.toLowerCase().includes(part.trim().toLowerCase()));
  const openIn = (id: GridId) =>
    heardGrids.has(id) ? t('grid.open', { count: openByGrid.get(id) ?? 0 }) : t('grid.silent');
  return (
    <Pane title={t('grid.choose')} note={gridNames && t('unit.grids', { count: count(shown.length) })}>
      <input
        type="search"
        className="field grid-picker-field"
        data-search
        value={part}
        aria-label={t('grid.find')}
        placeholder={t('grid.find')}
        onChange={({ target }) => setPart(target.value)}
      />
      {!gridNames && <p className="pane-line">{t('app.loading')}</p>}
      {gridNames && shown.length === 0 && <p className="pane-line">{t('grid.none-found')}</p>}
      <ul className="grid-picker">
        {shown.map(([id, name]) => (
          <li key={id}>
            <button type="button" data-row onClick={() => narrow({ areas: [id] })}>
              <b>{name}</b>
              <span>{openIn(id)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
