import { useEffect, useRef, useState } from 'react';
import type { PrivateFields } from '../../../core/domain/event.ts';
import { PRIVATE_FIELDS } from '../../../core/domain/event-schema.ts';
import type { Answer } from '../../store/requests.ts';
import { useRequests } from '../app-context.ts';

/** Looking behind the masks, or getting in touch: each is an act with a reason. */
export type Act = 'unmask' | 'contact';

export type LiftStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asked'; readonly act: Act; readonly fault?: Exclude<Answer<unknown>, { kind: 'done' }> }
  | { readonly kind: 'busy'; readonly act: Act }
  | { readonly kind: 'shown'; readonly act: Act; readonly fields: PrivateFields };

/** One act at a time; what it shows is gone with the card. */
export function useLift(id: string) {
  const { unmask, contact } = useRequests();
  const [step, setStep] = useState<LiftStep>({ kind: 'idle' });
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const send = async (act: Act, reason: string) => {
    setStep({ kind: 'busy', act });
    const answer = await (act === 'unmask' ? unmask(id, PRIVATE_FIELDS, reason) : contact(id, reason));
    if (!isOpen.current) return;
    if (answer.kind === 'done') setStep({ kind: 'shown', act, fields: answer.body });
    else setStep({ kind: 'asked', act, fault: answer });
  };
  return {
    step,
    begin: (act: Act) => setStep({ kind: 'asked', act }),
    cancel: () => setStep({ kind: 'idle' }),
    hide: () => setStep({ kind: 'idle' }),
    send,
  };
}
