import { FORCES } from '../../../core/domain/organisation.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useFormat, useText, useWords } from '../app-context.ts';
import { unitWords } from '../explorer/unit-words.ts';
import { useUnitFigures } from '../explorer/use-unit-figures.ts';
import { unitCardWords } from './unit-card-words.ts';

/** Who lives in a unit and who works for it, as counts. */
export function BusinessFacts({ code }: { code: string }) {
  const t = useText();
  const w = useWords(unitCardWords);
  const names = useWords(unitWords);
  const { count } = useFormat();
  const { grids, specialGrids, households, buildings, staff } = useUnitFigures(code).business;
  const told = (value: number | undefined) => (value === undefined ? t('app.unknown') : count(value));
  const seconded = staff && FORCES.reduce((sum, force) => sum + staff.seconded[force], 0);
  return (
    <>
      <Facts
        facts={[
          [
            names('business.grid'),
            specialGrids > 0 ? w('special-grids', { count: grids, special: specialGrids }) : count(grids),
          ],
          [names('business.building'), told(buildings)],
          [names('business.household'), told(households)],
          [
            w('work-groups'),
            staff && (staff.workGroups > 0 ? count(staff.workGroups) : <Tag tone="warning">{w('missing')}</Tag>),
          ],
          [
            w('seconded'),
            staff &&
              `${w('people', { count: seconded ?? 0 })} · ${FORCES.map((force) => `${w(`force.${force}`)} ${staff.seconded[force]}`).join(' · ')}`,
          ],
          [w('specialists'), staff && w('people', { count: staff.specialists })],
          [w('recruited'), staff && w('people', { count: staff.recruitedSecretaries })],
          [w('couriers'), staff && w('people', { count: staff.couriers })],
          [w('trainings'), staff && w('times', { count: staff.trainings })],
        ]}
      />
      {!staff && <p className="pane-line">{w('no-organisation')}</p>}
    </>
  );
}
