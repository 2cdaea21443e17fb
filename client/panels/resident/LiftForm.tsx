import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../app-context.ts';
import { residentWords } from './resident-words.ts';
import type { LiftStep } from './use-lift.ts';

const LEAST_CHARACTERS = 4;
const MOST_CHARACTERS = 400;

type LiftFormProps = {
  step: Extract<LiftStep, { kind: 'asked' | 'busy' }>;
  onSend(reason: string): void;
  onCancel(): void;
};

/** Why somebody looks behind the masks. It says before anything is shown that it is noted. */
export function LiftForm({ step, onSend, onCancel }: LiftFormProps) {
  const w = useWords(residentWords);
  const input = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const isBusy = step.kind === 'busy';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = reason.trim();
    setShort(text.length < LEAST_CHARACTERS);
    if (text.length >= LEAST_CHARACTERS && !isBusy) onSend(text);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form className="resident-form" onSubmit={submit} onKeyDown={leave} aria-label={w(step.act)}>
      <label>
        <span>
          {w(step.act)} · {w('reason')}
        </span>
        <textarea
          ref={input}
          className="field"
          rows={2}
          maxLength={MOST_CHARACTERS}
          autoComplete="off"
          value={reason}
          aria-invalid={isShort || undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <p className="resident-noted">{w('noted')}</p>
      <p className="resident-fault" role="alert">
        {isShort ? w('reason-short') : faultOf(step, w)}
      </p>
      <p className="resident-acts">
        <button type="submit" className="button" aria-disabled={isBusy}>
          {w(isBusy ? 'busy' : 'show')}
        </button>
        <Button onPress={onCancel}>{w('cancel')}</Button>
      </p>
    </form>
  );
}

function faultOf(step: LiftFormProps['step'], w: ReturnType<typeof useWords<keyof typeof residentWords.en>>): string {
  if (step.kind === 'busy' || !step.fault) return '';
  const { fault } = step;
  if (fault.kind === 'away') return w('away');
  return fault.code === 'unmask-limit' ? w('limit') : w('refused', { code: fault.code });
}
