import { useMemo } from 'react';
import type { BoundingBox, LonLat } from '../../../core/geo/units.ts';
import { categoryText } from '../../i18n/ticket-words.ts';
import { boxAround, boxOfGrid } from '../../store/grid-box.ts';
import type { LayerLegend } from '../../store/legend.ts';
import type { AppState } from '../../store/store.ts';
import { selectUnits, unitSelection } from '../../store/units.ts';
import type { Selection } from '../../store/view.ts';
import { useApp, useAppStore, useText } from '../app-context.ts';
import { indexEntries, type PaletteEntry } from './find-entries.ts';

/** What the palette may do besides changing the store: only the shell knows map and dialogs. */
export type PaletteReach = {
  readonly layers: readonly LayerLegend[];
  readonly actions: readonly { readonly key: string; readonly name: string; run(): void }[];
  /** Fly to a place on the map. */
  show(box: BoundingBox): void;
  /** Bring a pane out that is put away, so that it can be gone to. */
  reveal?(pane: Element): void;
};

const MOST_TICKETS = 12;
const LEAST_TICKET_LETTERS = 2;

/** Everything that has a name on this page, ready to be searched. */
export function useEntries({ layers, actions, show, reveal }: PaletteReach) {
  const t = useText();
  const store = useAppStore();
  const district = useApp((state) => state.district);
  const language = useApp((state) => state.language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what there is and how it is called follows from these
  return useMemo(() => {
    const state = store.getState();
    const entries: PaletteEntry[] = [
      ...actions.map((action) => ({ kind: 'action' as const, words: [], ...action })),
      ...panelEntries(reveal),
      ...layers.map(({ id, name }) => ({
        kind: 'layer' as const,
        key: id,
        name,
        words: [id],
        run: () => state.toggleLayer(id),
      })),
      ...placeEntries(state, show, t('grid.title')),
    ];
    return indexEntries(entries);
  }, [actions, layers, district, language]);
}

/** The panes that stand on the page, by their headings. */
function panelEntries(reveal: PaletteReach['reveal']): PaletteEntry[] {
  return [...document.querySelectorAll<HTMLElement>('section.pane')].map((pane) => ({
    kind: 'panel',
    key: pane.ariaLabel ?? '',
    name: pane.ariaLabel ?? '',
    words: [],
    run: () => {
      reveal?.(pane);
      pane.scrollIntoView({ block: 'start' });
      pane.querySelector<HTMLElement>('[data-row], input, button')?.focus({ preventScroll: true });
    },
  }));
}

function placeEntries(state: AppState, show: PaletteReach['show'], gridWord: string): PaletteEntry[] {
  const { district, select } = state;
  if (!district) return [];
  const goTo = (box: BoundingBox | undefined) => box && show(box);
  const grids = [...district.gridNames].map(([id, name]) => ({
    kind: 'grid' as const,
    key: id,
    name: `${gridWord} ${name}`,
    words: [name, id],
    run: () => {
      select({ kind: 'grid', id });
      goTo(boxOfGrid(state, id));
    },
  }));
  const { business, party } = selectUnits(state);
  const units = [...business.nodes.values()]
    .filter(({ level }) => level !== 'grid')
    .map((node) => ({
      kind: 'unit' as const,
      key: node.code,
      name: node.name,
      words: [node.code, party?.nodes.get(node.code)?.name ?? ''],
      run: () => select(unitSelection(node)), // the map goes there by itself
    }));
  const placed = <Item extends { readonly id: string; readonly name: string }>(
    kind: PaletteEntry['kind'],
    items: readonly Item[],
    positionsOf: (item: Item) => readonly LonLat[],
    selectionOf?: (item: Item) => Selection,
  ): PaletteEntry[] =>
    items.map((item) => ({
      kind,
      key: item.id,
      name: item.name,
      words: [item.id],
      run: () => {
        if (selectionOf) select(selectionOf(item));
        goTo(boxAround(positionsOf(item).map((at) => [...at])));
      },
    }));
  return [
    ...units,
    ...grids,
    ...placed(
      'site',
      district.sites,
      ({ position }) => [position],
      ({ id }) => ({ kind: 'site', id }),
    ),
    ...placed(
      'market',
      district.markets,
      ({ rings }) => rings.flat(),
      ({ id }) => ({ kind: 'market', id }),
    ),
    ...placed('street', district.streets, ({ path }) => path),
    ...placed(
      'work',
      district.works,
      ({ path }) => path,
      ({ id }) => ({ kind: 'work', id }),
    ),
    ...placed(
      'circuit',
      district.circuits,
      ({ position }) => [position],
      ({ id }) => ({ kind: 'circuit', id }),
    ),
  ];
}

/** Tickets by a part of their number; there are too many of them to be listed beforehand. */
export function findTickets(state: AppState, query: string): PaletteEntry[] {
  const sought = query.trim().toLowerCase();
  if (sought.length < LEAST_TICKET_LETTERS || !state.log) return [];
  const found: PaletteEntry[] = [];
  for (const { id, category } of state.log.tickets.values()) {
    if (!id.toLowerCase().includes(sought)) continue;
    const name = `${id} ${categoryText(state.district?.categoryNames, category, state.language)}`;
    found.push({ kind: 'ticket', key: id, name, words: [], run: () => state.select({ kind: 'ticket', id }) });
    if (found.length === MOST_TICKETS) break;
  }
  return found;
}
