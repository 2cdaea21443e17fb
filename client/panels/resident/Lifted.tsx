import { useEffect, useRef } from 'react';
import { PRIVATE_FIELDS } from '../../../core/domain/event-schema.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import { useMedia } from '../../ui/use-media.ts';
import { useWords } from '../app-context.ts';
import { residentWords } from './resident-words.ts';
import type { LiftStep } from './use-lift.ts';

const SHOWN_SECONDS = 60;

/** What lies behind the masks, for a minute; on a phone the number can be called. */
export function Lifted({ step, onHide }: { step: Extract<LiftStep, { kind: 'shown' }>; onHide(): void }) {
  const w = useWords(residentWords);
  const isPhone = useMedia('(pointer: coarse)');
  const left = useMinute(onHide);
  const { act, fields } = step;
  const phone = fields.phone;
  const call = phone && isPhone ? <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> : phone;
  const shown = act === 'contact' ? (['phone'] as const) : PRIVATE_FIELDS;
  return (
    <div className="resident-lifted" role="status">
      <Facts facts={shown.map((field) => [w(field), field === 'phone' ? call : fields[field]] as const)} />
      {act === 'contact' && phone === undefined && <p className="resident-line">{w('no-phone')}</p>}
      <p className="resident-acts">
        <span aria-live="off">{w('left', { seconds: left })}</span>
        <Button onPress={onHide}>{w('hide')}</Button>
      </p>
    </div>
  );
}

/** Seconds that are left of the minute; calls at its end. */
function useMinute(onEnd: () => void): number {
  const [left, start] = useCountdown();
  const end = useRef(onEnd);
  end.current = onEnd;
  const hasBegun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins once
  useEffect(() => start(SHOWN_SECONDS), []);
  useEffect(() => {
    if (left > 0) hasBegun.current = true;
    else if (hasBegun.current) end.current();
  }, [left]);
  return left;
}
