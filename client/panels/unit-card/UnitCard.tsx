import type { GridId } from '../../../core/domain/ids.ts';
import { unitsUnder } from '../../../core/domain/org-tree.ts';
import type { OrgTreeName } from '../../store/explorer.ts';
import type { AppState } from '../../store/store.ts';
import { selectUnits } from '../../store/units.ts';
import { Button } from '../../ui/Button.tsx';
import { LocalName } from '../../ui/LocalName.tsx';
import { useApp, useAppStore, useText, useVerbs, useWords } from '../app-context.ts';
import { UnitPath } from '../explorer/UnitPath.tsx';
import { PlaceCard } from '../place-cards/PlaceCard.tsx';
import { BusinessFacts } from './BusinessFacts.tsx';
import { PartyFacts } from './PartyFacts.tsx';
import { unitCardWords } from './unit-card-words.ts';

/** The tree the explorer is in; the business tree where it is put away or the party tree is unknown. */
const selectTreeName = (state: AppState): OrgTreeName =>
  state.explorer.kind === 'open' && selectUnits(state)[state.explorer.tree] ? state.explorer.tree : 'business';

/** The selected community or subdistrict as one of the two trees has it: its way through the tree, and what it holds. */
export function UnitCard() {
  const t = useText();
  const w = useWords(unitCardWords);
  const tree = useApp(selectTreeName);
  const selection = useApp((state) => state.selection);
  const isLoaded = useApp(({ district }) => district !== undefined);
  const isUnit = selection.kind === 'community' || selection.kind === 'subdistrict';
  const node = useApp((state) => (isUnit ? selectUnits(state)[tree]?.nodes.get(selection.id) : undefined));
  if (!isUnit) return null;
  if (!node)
    return (
      <PlaceCard title={w(selection.kind)} note={selection.id} subject={selection.id}>
        <p className="pane-line">{isLoaded ? t('place.unknown') : t('app.loading')}</p>
      </PlaceCard>
    );
  return (
    <PlaceCard title={node.name} note={<LocalName>{node.code}</LocalName>} subject={node.code}>
      <p className="pane-line">
        <OnlyHere code={node.code} />
      </p>
      <UnitPath tree={tree} code={node.code} />
      {tree === 'business' ? <BusinessFacts code={node.code} /> : <PartyFacts code={node.code} />}
    </PlaceCard>
  );
}

/** Narrow everything to the grids of the unit, or take that back. */
function OnlyHere({ code }: { code: string }) {
  const w = useWords(unitCardWords);
  const store = useAppStore();
  const { narrow } = useVerbs();
  const areas = useApp(({ filter }) => filter.areas);
  const under = unitsUnder(selectUnits(store.getState()).business, 'grid', code) as readonly GridId[]; // codes of grids are their ids
  const isOn = under.length > 0 && areas.length === under.length && under.every((id) => areas.includes(id));
  return (
    <Button isPressed={isOn} onPress={() => narrow({ areas: isOn ? [] : under })}>
      {w('only-here')}
    </Button>
  );
}
