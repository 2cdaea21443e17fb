import { useEffect, useRef } from 'react';
import { translate } from '../../i18n/t.ts';
import type { LayerLegend } from '../../store/legend.ts';
import type { AppState, AppStore } from '../../store/store.ts';
import { NOTHING_SELECTED, selectTheme } from '../../store/view.ts';

type KeyTargets = {
  /** Topmost first, as they are listed. */
  layers: readonly LayerLegend[];
  map: { zoomBy(step: 1 | -1): void; fit(): void } | undefined;
  openHelp(): void;
  openPalette(query?: string): void;
  /** Where there is one. */
  toggleExplorer?(): void;
  /** Print with a light map, which takes a moment; the browser's own way of printing cannot wait. */
  print?(): void;
};

/** The keys of the desk. They rest while a field has the focus or a dialog is open. */
export function useKeys(store: AppStore, targets: KeyTargets): void {
  const latest = useRef(targets);
  latest.current = targets;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        if (!document.querySelector('dialog[open]')) latest.current.openPalette();
        return;
      }
      if (isPrintKey(event) && latest.current.print) {
        event.preventDefault();
        latest.current.print();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isResting(event.target)) return;
      if (isLetter(event.key) && !store.getState().singleKeys) return;
      if (press(event.key, store, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store]);
}

/** @returns whether the key means something here. Enter is not among them: a row is a button and opens by itself. */
function press(
  key: string,
  store: AppStore,
  { map, layers, openHelp, openPalette, toggleExplorer }: KeyTargets,
): boolean {
  const state = store.getState();
  switch (key) {
    case '?':
      openHelp();
      return true;
    case '/':
      document.querySelector<HTMLElement>('[data-search]')?.focus();
      return true;
    case 'g':
    case 'G':
      openPalette(translate(state.language)('grid.title'));
      return true;
    case 'e':
    case 'E':
      toggleExplorer?.();
      return toggleExplorer !== undefined;
    case 'l':
    case 'L':
      state.setView({ themeChoice: selectTheme(state) === 'light' ? 'dark' : 'light' });
      return true;
    case 'Escape':
      state.select(NOTHING_SELECTED);
      return true;
    case 'j':
    case 'k':
      focusRow(key === 'j' ? 1 : -1);
      return true;
    case '+':
    case '=':
      map?.zoomBy(1);
      return true;
    case '-':
    case '−':
      map?.zoomBy(-1);
      return true;
    case '0':
      map?.fit();
      return true;
    default:
      return toggleLayer(key, state, layers);
  }
}

/** `1` is the topmost layer of the list. */
function toggleLayer(key: string, { toggleLayer }: AppState, layers: readonly LayerLegend[]): boolean {
  const layer = /^[1-7]$/.test(key) ? layers[Number(key) - 1] : undefined;
  if (layer) toggleLayer(layer.id);
  return layer !== undefined;
}

const isPaletteKey = ({ key, ctrlKey, metaKey }: KeyboardEvent) => (ctrlKey || metaKey) && key.toLowerCase() === 'k';

const isPrintKey = ({ key, ctrlKey, metaKey }: KeyboardEvent) => (ctrlKey || metaKey) && key.toLowerCase() === 'p';

const isLetter = (key: string) => /^[a-z?/0-9+−=-]$/i.test(key);

function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.is-right [data-row], .is-left [data-row]')];
  const rightFirst = rows
    .filter((row) => !row.closest('[inert]'))
    .sort((a, b) => Number(a.closest('.is-left') !== null) - Number(b.closest('.is-left') !== null));
  const at = rightFirst.indexOf(document.activeElement as HTMLElement);
  rightFirst[Math.min(rightFirst.length - 1, Math.max(0, at + step))]?.focus();
}

function isResting(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName) || isTextField(target);
}

const isTextField = (target: HTMLElement) =>
  target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
