import { useState } from 'react';
import { POLICY } from '../../../core/access/policy.ts';
import { ROLES, type Role } from '../../../core/access/roles.ts';
import { WHOLE_DISTRICT } from '../../../core/access/scope.ts';
import { selectChosenGrid } from '../../store/grid-day.ts';
import type { Answer } from '../../store/requests.ts';
import type { AppState } from '../../store/store.ts';
import { selectUnitCode, selectUnits } from '../../store/units.ts';
import { useApp, useAppStore, useRequests, useWords } from '../app-context.ts';
import { AreaFields } from './AreaFields.tsx';
import { accountWords } from './account-words.ts';
import { areaAt } from './area-choices.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { selectDepartments } from './departments.ts';
import { RoleFacts } from './RoleFacts.tsx';
import { roleWords } from './role-words.ts';

type Step = { readonly kind: 'idle' } | { readonly kind: 'busy' } | Exclude<Answer<unknown>, { kind: 'done' }>;

/** Another role for the visitor of a demo. Everything is loaded anew with it. */
export function DemoDialog({ onClose }: { onClose(): void }) {
  const w = useWords(accountWords);
  const roleText = useWords(roleWords);
  const store = useAppStore();
  const { chooseDemoRole } = useRequests();
  const now = useApp(({ session }) => (session.kind === 'known' ? session.who : undefined));
  const [role, setRole] = useState<Role>(now?.role ?? 'duty-officer');
  const [area, setArea] = useState(now?.area);
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const choose = (next: Role) => {
    setRole(next);
    setArea(firstArea(store.getState(), next));
  };
  const take = async () => {
    if (area === undefined || step.kind === 'busy') return;
    setStep({ kind: 'busy' });
    const answer = await chooseDemoRole(role, area);
    if (answer.kind === 'done') location.reload();
    else setStep(answer);
  };
  return (
    <DialogFrame title={w('demo')} onClose={onClose}>
      <p className="account-note">{w('demo-what')}</p>
      <fieldset className="account-roles">
        <legend>{w('role')}</legend>
        {ROLES.map((one) => (
          <label key={one}>
            <input type="radio" name="demo-role" checked={one === role} onChange={() => choose(one)} />
            {roleText(one)}
          </label>
        ))}
      </fieldset>
      {area === undefined ? (
        <p className="account-fault">{w('no-area')}</p>
      ) : (
        <AreaFields kind={POLICY[role].boundTo} area={area} onChange={setArea} />
      )}
      <RoleFacts role={role} />
      <p className="account-fault" role="alert">
        {step.kind === 'away' && w('away')}
        {step.kind === 'refused' && w('refused', { code: step.code })}
      </p>
      <button
        type="button"
        className="button account-main"
        aria-disabled={area === undefined || step.kind === 'busy'}
        onClick={take}
      >
        {w(step.kind === 'busy' ? 'changing' : 'change')}
      </button>
    </DialogFrame>
  );
}

/** Where one is looking already: the grid of the hand, the unit of what is selected, else one's area by now. */
function firstArea(state: AppState, role: Role): string | undefined {
  const kind = POLICY[role].boundTo;
  if (kind === 'district') return WHOLE_DISTRICT;
  if (kind === 'department') return selectDepartments(state)[0]?.id;
  const { session } = state;
  const former = session.kind === 'known' ? session.who.area : undefined;
  return areaAt(selectUnits(state).business, kind, selectChosenGrid(state) ?? selectUnitCode(state) ?? former);
}
