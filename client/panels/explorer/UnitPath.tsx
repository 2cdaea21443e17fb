import { nameWithin, type OrgNode, pathTo } from '../../../core/domain/org-tree.ts';
import type { OrgTreeName } from '../../store/explorer.ts';
import { selectUnits, unitSelection } from '../../store/units.ts';
import { LocalName } from '../../ui/LocalName.tsx';
import { useApp, useFormat, useText, useVerbs, useWords } from '../app-context.ts';
import { CRUMB_LEVELS, type CrumbLevel, unitWords } from './unit-words.ts';
import { useUnitFigures } from './use-unit-figures.ts';
import './unit-path.css';

type UnitPathProps = { tree: OrgTreeName; code: string | undefined };

/**
 * The way through one tree, all five levels of it: names down to the unit, and below it how many there are. The other tree
 * has a way of its own.
 */
export function UnitPath({ tree, code }: UnitPathProps) {
  const w = useWords(unitWords);
  const orgTree = useApp(selectUnits)[tree];
  const told = useBelow(tree, code);
  if (!orgTree) return null;
  const path = pathTo(orgTree, code);
  return (
    <nav className="unit-path" aria-label={w(tree)}>
      <ol>
        {CRUMB_LEVELS.map((level) => {
          const node = path.find((one) => one.level === level);
          return (
            <li key={level}>
              {node ? (
                <Crumb node={node} name={nameWithin(orgTree, node)} isLast={node === path.at(-1)} />
              ) : (
                <span className="unit-path-count">
                  {w(`${tree}.${level}`)} <b>{told(level)}</b>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Crumb({ node, name, isLast }: { node: OrgNode; name: string; isLast: boolean }) {
  const { select } = useVerbs();
  return (
    <button
      type="button"
      className="unit-path-name"
      aria-current={isLast ? 'location' : undefined}
      onClick={() => select(unitSelection(node))}
    >
      <LocalName>{name}</LocalName>
    </button>
  );
}

/** How many there are of a level under a unit; what nobody counted is told as unknown. */
function useBelow(tree: OrgTreeName, code: string | undefined): (level: CrumbLevel) => string {
  const t = useText();
  const { count } = useFormat();
  const { business, party } = useUnitFigures(code);
  const counts: Readonly<Record<CrumbLevel, number | undefined>> =
    tree === 'business'
      ? {
          subdistrict: business.subdistricts,
          community: business.communities,
          grid: business.grids,
          building: business.buildings,
          household: business.households,
        }
      : {
          subdistrict: party?.committees,
          community: party?.organisations,
          grid: party?.branches,
          building: party?.partyGroups,
          household: party?.centerHouseholds,
        };
  return (level) => {
    const value = counts[level];
    return value === undefined ? t('app.unknown') : count(value);
  };
}
