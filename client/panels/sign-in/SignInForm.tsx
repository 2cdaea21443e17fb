import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../store/requests.ts';
import { useCountdown } from '../../ui/use-countdown.ts';
import { useRequests, useWords } from '../app-context.ts';
import { signInWords } from './sign-in-words.ts';

type Attempt = { readonly kind: 'idle' } | { readonly kind: 'busy' } | Exclude<Answer<unknown>, { kind: 'done' }>;

/** Name and password. Who is let in gets the address they asked for, loaded anew. */
export function SignInForm() {
  const w = useWords(signInWords);
  const { signIn } = useRequests();
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'idle' });
  const [wait, startWait] = useCountdown();
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.current || !password.current || attempt.kind === 'busy' || wait > 0) return;
    setAttempt({ kind: 'busy' });
    const answer = await signIn(name.current.value.trim(), password.current.value);
    if (answer.kind === 'done') {
      location.reload();
      return;
    }
    setAttempt(answer);
    if (answer.kind === 'refused' && answer.waitSeconds) startWait(answer.waitSeconds);
    password.current.select();
  };
  const fault = faultOf(attempt, wait, w);
  const isBusy = attempt.kind === 'busy';
  return (
    <form className="sign-in-form" onSubmit={submit} aria-label={w('title')}>
      <label>
        <span>{w('name')}</span>
        <input
          ref={name}
          className="field"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          required
        />
      </label>
      <PasswordField input={password} isRefused={attempt.kind === 'refused' && attempt.status === 401} />
      <p className="sign-in-fault" role="alert">
        {fault}
      </p>
      <button type="submit" className="button sign-in-submit" aria-disabled={isBusy || wait > 0}>
        {w(isBusy ? 'busy' : 'submit')}
      </button>
    </form>
  );
}

type PasswordFieldProps = { input: { current: HTMLInputElement | null }; isRefused: boolean };

function PasswordField({ input, isRefused }: PasswordFieldProps) {
  const w = useWords(signInWords);
  const [isShown, setShown] = useState(false);
  const [hasCaps, setCaps] = useState(false);
  const noteCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <div className="sign-in-password">
      <label>
        <span>{w('password')}</span>
        <input
          ref={input}
          className="field"
          name="password"
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          aria-invalid={isRefused || undefined}
          onKeyDown={noteCaps}
          onKeyUp={noteCaps}
          required
        />
      </label>
      <button type="button" className="sign-in-show" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {w(isShown ? 'hide' : 'show')}
      </button>
      <p className="sign-in-caps" role="status">
        {hasCaps && w('caps')}
      </p>
    </div>
  );
}

function faultOf(attempt: Attempt, wait: number, w: ReturnType<typeof useWords<keyof typeof signInWords.en>>) {
  if (attempt.kind === 'away') return w('away');
  if (attempt.kind !== 'refused') return '';
  if (wait > 0) return w('delayed', { seconds: wait });
  if (attempt.status === 401) return w('refused');
  return attempt.status === 429 ? '' : w('failed', { code: attempt.code });
}
