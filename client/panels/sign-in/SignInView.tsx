import { useState } from 'react';
import { takeLeaveReason } from '../../store/leave-reason.ts';
import { DoorMark } from '../../ui/DoorMark.tsx';
import { useApp, useText, useWords } from '../app-context.ts';
import { ViewControls } from '../header/ViewControls.tsx';
import { SignInForm } from './SignInForm.tsx';
import { signInWords } from './sign-in-words.ts';
import './sign-in.css';

/** Who has to sign in: whose district this is, why they are asked, and what an open connection costs. */
export function SignInView({ isWall }: { isWall: boolean }) {
  const t = useText();
  const w = useWords(signInWords);
  const district = useApp(({ session, language }) =>
    session.kind === 'signed-out' ? session.district[language] : undefined,
  );
  const [reason] = useState(() => takeLeaveReason());
  return (
    <div className={isWall ? 'sign-in is-wall' : 'sign-in'}>
      <header className="sign-in-head">
        <DoorMark />
        <p>{t('app.name')}</p>
        <ViewControls />
      </header>
      <main className="sign-in-sheet">
        <h1>{district}</h1>
        {isWall && (
          <p className="sign-in-wall" role="status">
            {w('wall')}
          </p>
        )}
        {reason && (
          <p className="sign-in-reason" role="status">
            {w(reason)}
          </p>
        )}
        <SignInForm />
        <p className="sign-in-note">{w('no-account')}</p>
        {!window.isSecureContext && <p className="sign-in-plain">{w('plain')}</p>}
      </main>
    </div>
  );
}
