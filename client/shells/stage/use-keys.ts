import { useEffect, useRef } from 'react';
import type { AppStore } from '../../store/store.ts';
import { NOTHING_SELECTED, selectTheme } from '../../store/view.ts';

type KeyTargets = {
  map: { zoomBy(step: 1 | -1): void; fit(): void } | undefined;
  openHelp(): void;
};

/** The keys of the desk. They rest while a field has the focus or a dialog is open. */
export function useKeys(store: AppStore, targets: KeyTargets): void {
  const latest = useRef(targets);
  latest.current = targets;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isResting(event.target)) return;
      if (press(event.key, store, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store]);
}

/** @returns whether the key means something here. Enter is not among them: a row is a button and opens by itself. */
function press(key: string, store: AppStore, { map, openHelp }: KeyTargets): boolean {
  const state = store.getState();
  switch (key) {
    case '?':
      openHelp();
      return true;
    case 'l':
    case 'L':
      state.setView({ themeChoice: selectTheme(state) === 'dark' ? 'light' : 'dark' });
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
      return false;
  }
}

function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.is-right [data-row], .is-left [data-row]')];
  const rightFirst = rows.sort(
    (a, b) => Number(a.closest('.is-left') !== null) - Number(b.closest('.is-left') !== null),
  );
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
