import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useAppStore, useText } from '../app-context.ts';
import { findEntries, type PaletteEntry } from './find-entries.ts';
import { findTickets, type PaletteReach, useEntries } from './use-entries.ts';
import './palette.css';

type PaletteDialogProps = {
  reach: PaletteReach;
  /** What is looked for at first. */
  query: string;
  onClose(): void;
};

/** Everything that has a name, a few letters away: layers, panels, grids, sites, streets, tickets and what can be done. */
export function PaletteDialog({ reach, query: first, onClose }: PaletteDialogProps) {
  const t = useText();
  const store = useAppStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState(first);
  const [at, setAt] = useState(0);
  const index = useEntries(reach);
  const found = useMemo(
    () => [...findTickets(store.getState(), query), ...findEntries(index, query)],
    [store, index, query],
  );
  const active = Math.min(at, found.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.min(found.length - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter') run(found[active]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog className="palette" ref={dialog} onClose={onClose} aria-label={t('palette.title')}>
      <input
        type="text"
        className="palette-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-found"
        aria-activedescendant={found.length > 0 ? `palette-${active}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-found" id="palette-found" role="listbox" aria-label={t('palette.title')} tabIndex={-1}>
        {found.map((entry, position) => (
          <div
            key={`${entry.kind} ${entry.key}`}
            id={`palette-${position}`}
            className="palette-entry"
            role="option"
            tabIndex={-1}
            aria-selected={position === active}
            onPointerDown={(event) => {
              event.preventDefault(); // the field keeps the focus until the dialog closes
              run(entry);
            }}
          >
            <span className="palette-name">{entry.name}</span>
            <span className="palette-kind">{t(`palette.kind.${entry.kind}`)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">{t('palette.none')}</p>}
    </dialog>
  );
}
