import { MENTOR_ASPECTS, type Organisation, SECRETARY_BACKGROUNDS } from '../../../core/domain/organisation.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useApp, useFormat, useWords } from '../app-context.ts';
import { unitWords } from '../explorer/unit-words.ts';
import { useUnitFigures } from '../explorer/use-unit-figures.ts';
import { unitCardWords } from './unit-card-words.ts';

/** The party's organization in a unit, as counts; below the grid there is nothing else. */
export function PartyFacts({ code }: { code: string }) {
  const w = useWords(unitCardWords);
  const names = useWords(unitWords);
  const { count } = useFormat();
  const { party } = useUnitFigures(code);
  const organisation = useApp(({ district }) => district?.organisation);
  if (!party || !organisation) return <p className="pane-line">{w('no-organisation')}</p>;
  const { branches, jointBranches, partyGroups, centerHouseholds, functionalBranches } = party;
  const functional = SECRETARY_BACKGROUNDS.reduce((sum, one) => sum + functionalBranches[one], 0);
  const mentoring = mentoringOf(organisation, code);
  return (
    <Facts
      facts={[
        [
          names('party.grid'),
          jointBranches > 0 ? w('joint', { count: branches, joint: jointBranches }) : count(branches),
        ],
        [names('party.building'), count(partyGroups)],
        [names('party.household'), count(centerHouseholds)],
        [
          w('functional'),
          `${count(functional)} · ${SECRETARY_BACKGROUNDS.map((one) => `${w(`background.${one}`)} ${functionalBranches[one]}`).join(' · ')}`,
        ],
        [
          w('mentors'),
          mentoring.pairs > 0 ? w('pairs', { count: mentoring.pairs, activities: mentoring.activities }) : undefined,
        ],
      ]}
    />
  );
}

/** Pairs a community is one of, and how often they met. */
function mentoringOf({ mentorPairs }: Organisation, code: string) {
  const own = mentorPairs.filter(({ mentor, learner }) => mentor === code || learner === code);
  const activities = own.flatMap((pair) => MENTOR_ASPECTS.map((aspect) => pair.activities[aspect]));
  return { pairs: own.length, activities: activities.reduce((sum, times) => sum + times, 0) };
}
