import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DistrictMap } from '../../map/district-map.ts';
import { useApp } from '../../panels/app-context.ts';
import { useMedia } from '../../ui/use-media.ts';

/** Between a phone, where the panes follow each other, and a desk that has room for three columns. */
const DRAWER_WIDTHS = '(min-width: 768px) and (max-width: 1439px)';

export type RightDrawer = {
  /** Whether the right rail is a drawer at all. */
  readonly isOverlay: boolean;
  readonly isOpen: boolean;
  setOpen(isOpen: boolean): void;
  /** Open it if this is in it, at once, so that it can be gone to. */
  reveal(pane: Element): void;
};

/** What a selection has opened goes with it; what was opened by hand stays. */
type Opened = 'not' | 'by-hand' | 'by-selection';

/** As wide as `planning-shell.css` has it. */
const DRAWER_PX = 404;

/** What the map shows on demand stands beside the open drawer and not under it. */
export function useClearOfDrawer(map: DistrictMap | undefined, { isOverlay, isOpen }: RightDrawer): void {
  useEffect(() => map?.coverRight(isOverlay && isOpen ? DRAWER_PX : 0), [map, isOverlay, isOpen]);
}

/** The right rail of a narrow desk: opened by hand, and by whatever is selected. */
export function useRightDrawer(): RightDrawer {
  const isOverlay = useMedia(DRAWER_WIDTHS);
  const [opened, setOpened] = useState<Opened>('not');
  const selection = useApp((state) => state.selection);
  useEffect(() => {
    if (selection.kind !== 'none') setOpened((before) => (before === 'not' ? 'by-selection' : before));
    else setOpened((before) => (before === 'by-selection' ? 'not' : before));
  }, [selection]);
  const setOpen = (isOpen: boolean) => setOpened(isOpen ? 'by-hand' : 'not');
  return {
    isOverlay,
    isOpen: opened !== 'not',
    setOpen,
    reveal: (pane) => {
      if (pane.closest('.planning-rail.is-right')) flushSync(() => setOpen(true));
    },
  };
}
