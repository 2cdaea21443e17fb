import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type OrgTree, pathTo } from '../../../core/domain/org-tree.ts';
import type { OrgTreeName } from '../../store/explorer.ts';
import { selectSpecialGrids, selectUnitCounts } from '../../store/unit-counts.ts';
import { selectSeenUnits } from '../../store/unit-places.ts';
import { selectUnitCode } from '../../store/units.ts';
import { LocalName } from '../../ui/LocalName.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { explorerWords } from './explorer-words.ts';
import { findUnits, moveOf, rowsOf, type TreeRow } from './tree-rows.ts';
import { unitWords } from './unit-words.ts';

type UnitTreeProps = { name: OrgTreeName; tree: OrgTree; query: string; onOpen(code: string): void };

/** One tree down to its grids, walked with the arrow keys. Whatever is selected elsewhere is brought into sight in it. */
export function UnitTree({ name, tree, query, onOpen }: UnitTreeProps) {
  const w = useWords(explorerWords);
  const names = useWords(unitWords);
  const chosen = useApp(selectUnitCode);
  const counts = useApp((state) => selectUnitCounts(state)[name]);
  const seen = useApp((state) => selectSeenUnits(state)?.path.at(-1)?.code);
  const special = useApp(selectSpecialGrids);
  const host = useRef<HTMLDivElement>(null);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [held, setHeld] = useState<string>();
  const rows = rowsOf(tree, { expanded, found: findUnits(tree, query) });
  const current =
    [held, chosen].map((code) => rows.findIndex(({ node }) => node.code === code)).find((at) => at >= 0) ?? 0;
  const isOpened = useOpenedTo(tree, chosen, setExpanded, setHeld);
  const rowAt = (code: string) => host.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice is looked for
  useEffect(() => {
    if (chosen !== undefined) rowAt(chosen)?.scrollIntoView({ block: 'nearest' });
  }, [isOpened]);

  const toggle = (code: string) =>
    setExpanded((before) =>
      before.has(code) ? new Set([...before].filter((one) => one !== code)) : new Set([...before, code]),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveOf(event.key, rows, current);
    if (!move) return;
    event.preventDefault();
    if (move.kind === 'expand' || move.kind === 'collapse') toggle(move.code);
    else if (move.kind === 'open') onOpen(move.code);
    else rowAt(move.code)?.focus();
  };
  if (rows.length === 0) return <p className="pane-line">{w('none-found')}</p>;
  return (
    <div className="unit-tree" role="tree" aria-label={names(name)} ref={host} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <UnitRow
          key={row.node.code}
          row={row}
          count={counts.get(row.node.code)}
          isSeen={row.node.code === seen}
          isSpecial={special.has(row.node.code)}
          isCurrent={index === current}
          isChosen={row.node.code === chosen}
          onHold={setHeld}
          onOpen={onOpen}
          onToggle={toggle}
        />
      ))}
    </div>
  );
}

/** Open the tree down to what is chosen; the reader may close it again. */
function useOpenedTo(
  tree: OrgTree,
  chosen: string | undefined,
  setExpanded: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void,
  setHeld: (code: string | undefined) => void,
): string | undefined {
  const [opened, setOpened] = useState<string>();
  useEffect(() => {
    const above = pathTo(tree, chosen).slice(0, -1);
    setExpanded((before) => new Set([...before, ...above.map(({ code }) => code)]));
    setHeld(chosen);
    setOpened(chosen);
  }, [tree, chosen, setExpanded, setHeld]);
  return opened;
}

type UnitRowProps = {
  row: TreeRow;
  /** Absent where it is unknown. */
  count: number | undefined;
  /** The middle of the map lies in it. */
  isSeen: boolean;
  isSpecial: boolean;
  isCurrent: boolean;
  isChosen: boolean;
  onHold(code: string): void;
  onOpen(code: string): void;
  onToggle(code: string): void;
};

function UnitRow({ row, count: held, isSeen, isSpecial, isCurrent, isChosen, onHold, onOpen, onToggle }: UnitRowProps) {
  const t = useText();
  const w = useWords(explorerWords);
  const { count } = useFormat();
  const { code, children } = row.node;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys of all its rows
    <div
      className="unit-row"
      role="treeitem"
      data-code={code}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={row.depth}
      aria-setsize={row.siblings}
      aria-posinset={row.place}
      aria-expanded={children.length > 0 ? row.isExpanded : undefined}
      aria-selected={isChosen}
      style={{ paddingLeft: `${(row.depth - 1) * 16}px` }}
      onFocus={() => onHold(code)}
      onClick={() => onOpen(code)}
    >
      <span
        className={children.length > 0 ? 'unit-row-twist' : 'unit-row-twist is-leaf'}
        aria-hidden="true"
        onClick={(event) => {
          if (children.length === 0) return;
          event.stopPropagation();
          onToggle(code);
        }}
      />
      <span className="unit-row-name">
        <LocalName>{row.name}</LocalName>
        {isSpecial && <small>{w('special')}</small>}
        {isSeen && <span className="unit-row-seen" title={w('seen')} role="img" aria-label={w('seen')} />}
      </span>
      <span className="unit-row-count">{held === undefined ? t('app.unknown') : count(held)}</span>
    </div>
  );
}
