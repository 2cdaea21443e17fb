import { useState } from 'react';
import type { Answer } from '../../store/requests.ts';
import type { Who } from '../../store/session.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useApp, useRequests, useVerbs, useWords } from '../app-context.ts';
import { accountWords } from './account-words.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { forgetPerson } from './forget-person.ts';
import { RoleFacts } from './RoleFacts.tsx';
import { roleWords } from './role-words.ts';

export { DemoDialog } from './DemoDialog.tsx';

type Step = { readonly kind: 'idle' } | { readonly kind: 'busy' } | Exclude<Answer<unknown>, { kind: 'done' }>;

/** Who is signed in, as what and where, and the way out. */
export function AccountDialog({ onClose }: { onClose(): void }) {
  const w = useWords(accountWords);
  const { signOut } = useRequests();
  const { setSigningOut } = useVerbs();
  const who = useApp(({ session }) => (session.kind === 'known' ? session.who : undefined));
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const leave = async () => {
    setStep({ kind: 'busy' });
    setSigningOut(true);
    const answer = await signOut();
    if (answer.kind === 'done') {
      await forgetPerson(window);
      return;
    }
    setSigningOut(false);
    setStep(answer);
  };
  if (!who) return null;
  const isBusy = step.kind === 'busy';
  return (
    <DialogFrame title={who.displayName || w('account')} onClose={onClose}>
      <WhoFacts who={who} />
      <p className="account-note">{w('sign-out-what')}</p>
      <p className="account-fault" role="alert">
        {step.kind === 'away' && w('away')}
        {step.kind === 'refused' && w('refused', { code: step.code })}
      </p>
      <button type="button" className="button account-main" aria-disabled={isBusy} onClick={isBusy ? undefined : leave}>
        {w(isBusy ? 'signing-out' : 'sign-out')}
      </button>
    </DialogFrame>
  );
}

function WhoFacts({ who }: { who: Who }) {
  const w = useWords(accountWords);
  const roleText = useWords(roleWords);
  const department = useApp(({ district, language }) => district?.termNames.get(`unit.${who.area}`)?.[language]);
  const place = who.areaPath.length > 0 ? who.areaPath.join(' › ') : (department ?? w('district'));
  return (
    <>
      <Facts
        facts={[
          [w('role'), roleText(who.role)],
          [w('area'), place],
        ]}
      />
      <RoleFacts role={who.role} />
    </>
  );
}
