import type { AreaKind } from '../../../core/access/roles.ts';
import { nameWithin } from '../../../core/domain/org-tree.ts';
import { selectUnits } from '../../store/units.ts';
import { useApp, useWords } from '../app-context.ts';
import { accountWords } from './account-words.ts';
import { areaAt, areaSteps } from './area-choices.ts';
import { selectDepartments } from './departments.ts';
import { roleWords } from './role-words.ts';

type AreaFieldsProps = { kind: AreaKind; area: string; onChange(area: string): void };

/** Where a role acts: the way down the business tree, a department, or nothing to choose. */
export function AreaFields({ kind, area, onChange }: AreaFieldsProps) {
  const w = useWords(accountWords);
  if (kind === 'district')
    return (
      <p className="account-area">
        {w('area')} <b>{w('district')}</b>
      </p>
    );
  return kind === 'department' ? (
    <DepartmentField area={area} onChange={onChange} />
  ) : (
    <UnitFields kind={kind} area={area} onChange={onChange} />
  );
}

const LEVEL_ROLES = { subdistrict: 'subdistrict', community: 'community', grid: 'grid-lead' } as const;

function UnitFields({ kind, area, onChange }: AreaFieldsProps & { kind: 'subdistrict' | 'community' | 'grid' }) {
  const w = useWords(accountWords);
  const roleText = useWords(roleWords);
  const tree = useApp((state) => selectUnits(state).business);
  return (
    <fieldset className="account-area">
      <legend>{w('area')}</legend>
      {areaSteps(tree, area).map(({ level, chosen, units }) => (
        <select
          key={level}
          className="field"
          aria-label={`${w('area')} · ${roleText(LEVEL_ROLES[level])}`}
          value={chosen}
          onChange={({ target }) => onChange(areaAt(tree, kind, target.value) ?? area)}
        >
          {units.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {nameWithin(tree, unit)}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}

function DepartmentField({ area, onChange }: Omit<AreaFieldsProps, 'kind'>) {
  const w = useWords(accountWords);
  const departments = useApp(selectDepartments);
  return (
    <label className="account-area">
      {w('area')}
      <select className="field" value={area} onChange={({ target }) => onChange(target.value)}>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
