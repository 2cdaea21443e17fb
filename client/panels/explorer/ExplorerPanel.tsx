import { useState } from 'react';
import type { BoundingBox } from '../../../core/geo/units.ts';
import { CLOSED_EXPLORER, type OrgTreeName } from '../../store/explorer.ts';
import { boxAround } from '../../store/grid-box.ts';
import { boxOfUnit, selectSeenUnits } from '../../store/unit-places.ts';
import type { RuleRow } from '../../store/unit-rules.ts';
import { selectOrganisationFault, selectUnitCode, selectUnits, unitSelection } from '../../store/units.ts';
import type { Selection } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LocalName } from '../../ui/LocalName.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Toggle, ToggleGroup } from '../../ui/Toggle.tsx';
import { useApp, useAppStore, useText, useVerbs, useWords } from '../app-context.ts';
import { FaultText, PlaceFaults } from '../layers/PlaceFaults.tsx';
import { explorerWords } from './explorer-words.ts';
import { UnitPath } from './UnitPath.tsx';
import { UnitRules } from './UnitRules.tsx';
import { UnitTree } from './UnitTree.tsx';
import { unitWords } from './unit-words.ts';
import './explorer.css';

type ExplorerPanelProps = {
  /** Which of the two trees is walked. */
  name: OrgTreeName;
  /** Fly to a place on the map. */
  show(box: BoundingBox): void;
};

/** The district from its subdistricts down to its grids, by one of its two trees, and how far its rules are kept. */
export function ExplorerPanel({ name, show }: ExplorerPanelProps) {
  const t = useText();
  const { setView } = useVerbs();
  const isLoaded = useApp((state) => state.district !== undefined);
  const isSynthetic = useApp(({ district }) => district?.body.synthetic);
  const open = useOpen(show);
  const close = (
    <Button shape="square" label={t('ticket.close-card')} onPress={() => setView({ explorer: CLOSED_EXPLORER })}>
      <Icon name="close" />
    </Button>
  );
  return (
    <Pane
      title={t('explorer.title')}
      note={isSynthetic !== undefined && <Tag>{t(isSynthetic ? 'provenance.simulated' : 'provenance.recorded')}</Tag>}
      action={close}
      className="explorer"
    >
      <TreeChoice name={name} />
      {isLoaded ? <Units name={name} onOpen={open} /> : <Waiting />}
      {isLoaded && <UnitRules onChoose={({ selection }: RuleRow) => open(selection)} />}
      <PlaceFaults />
    </Pane>
  );
}

/** Select it, and bring it before the eyes. */
function useOpen(show: ExplorerPanelProps['show']): (selection: Selection) => void {
  const store = useAppStore();
  return (selection) => {
    const state = store.getState();
    state.select(selection);
    const box = boxOf(selection, state);
    if (box) show(box);
  };
}

function boxOf(selection: Selection, state: Parameters<typeof boxOfUnit>[0]): BoundingBox | undefined {
  if (selection.kind === 'grid') return boxOfUnit(state, selection.id);
  const site = selection.kind === 'site' && state.district?.sites.find(({ id }) => id === selection.id);
  return site ? boxAround([site.position]) : undefined;
}

function TreeChoice({ name }: { name: OrgTreeName }) {
  const w = useWords(unitWords);
  const words = useWords(explorerWords);
  const { setView } = useVerbs();
  return (
    <div className="explorer-trees">
      <ToggleGroup label={words('trees')}>
        {(['business', 'party'] as const).map((tree) => (
          <Toggle key={tree} isOn={tree === name} onPress={() => setView({ explorer: { kind: 'open', tree } })}>
            {w(tree)}
          </Toggle>
        ))}
      </ToggleGroup>
      <span className="explorer-trees-note">{words('trees')}</span>
    </div>
  );
}

function Waiting() {
  const t = useText();
  const connection = useApp((state) => state.connection);
  const failed = connection.kind === 'failed' && t(`connection.failed.${connection.code}`);
  return <p className="pane-line">{failed || t('app.loading')}</p>;
}

function Units({ name, onOpen }: { name: OrgTreeName; onOpen(selection: Selection): void }) {
  const w = useWords(explorerWords);
  const tree = useApp(selectUnits)[name];
  const code = useApp(selectUnitCode);
  const [query, setQuery] = useState('');
  if (!tree) return <NoOrganisation name={name} />;
  const open = (unit: string) => {
    const node = tree.nodes.get(unit);
    if (node) onOpen(unitSelection(node));
  };
  return (
    <>
      <NoOrganisation name={name} />
      <UnitPath tree={name} code={code} />
      <SeenUnit name={name} onOpen={open} />
      <input
        type="search"
        className="field explorer-field"
        data-search
        placeholder={w('find')}
        aria-label={w('find')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <p className="explorer-head">
        <span>{w('counts-only')}</span>
        <span>{w(name === 'business' ? 'household' : 'center-household')}</span>
      </p>
      <UnitTree key={name} name={name} tree={tree} query={query} onOpen={open} />
    </>
  );
}

/** Why there is less than there could be; nothing where the district has its organisation. */
function NoOrganisation({ name }: { name: OrgTreeName }) {
  const w = useWords(explorerWords);
  const isThere = useApp(({ district }) => district?.organisation !== undefined);
  const fault = useApp(selectOrganisationFault);
  if (isThere) return null;
  return (
    <p className="pane-line">
      {w('no-data')}
      {fault && (
        <>
          {' · '}
          <FaultText fault={fault} />
        </>
      )}
      {' · '}
      {w(name === 'business' ? 'no-data-grids' : 'no-data-party')}
    </p>
  );
}

/** The unit in the middle of the map, as near as the map is. */
function SeenUnit({ name, onOpen }: { name: OrgTreeName; onOpen(code: string): void }) {
  const w = useWords(explorerWords);
  const words = useWords(unitWords);
  const seen = useApp(selectSeenUnits);
  const unit = useApp((state) => {
    const code = selectSeenUnits(state)?.path.at(-1)?.code;
    return code === undefined ? undefined : selectUnits(state)[name]?.nodes.get(code);
  });
  if (!seen) return null;
  return (
    <p className="explorer-seen">
      <span>
        {w('seen')} · {words(`${name}.${seen.level}`)}
      </span>
      {unit ? (
        <button type="button" onClick={() => onOpen(unit.code)}>
          <LocalName>{unit.name}</LocalName>
        </button>
      ) : (
        <span>{w('seen-outside')}</span>
      )}
    </p>
  );
}
