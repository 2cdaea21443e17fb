import { useCallback, useEffect, useState } from 'react';
import type { PrivateFields } from '../../../core/domain/event.ts';
import { PRIVATE_FIELDS } from '../../../core/domain/event-schema.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';
import type { Answer, TicketCardBody } from '../../store/requests.ts';
import { selectMay } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useRequests, useWords } from '../app-context.ts';
import { Lifted } from './Lifted.tsx';
import { LiftForm } from './LiftForm.tsx';
import { residentWords } from './resident-words.ts';
import { type Act, useLift } from './use-lift.ts';
import './resident.css';

/** What the caller said, masked as the server sends it, and the two acts that show more. It lives in this card alone. */
export function ResidentCard({ ticket }: { ticket: Ticket }) {
  const w = useWords(residentWords);
  const [answer, retry] = useCard(ticket.id);
  return (
    <section className="resident" aria-label={w('title')}>
      {answer?.kind !== 'done' && <Head />}
      {answer === undefined && <p className="resident-line">{w('loading')}</p>}
      {answer?.kind === 'done' && <Said ticket={ticket} body={answer.body} />}
      {answer && answer.kind !== 'done' && (
        <p className="resident-line" role="alert">
          {faultText(answer, w)} <Button onPress={retry}>{w('retry')}</Button>
        </p>
      )}
    </section>
  );
}

function Head({ isMasked = false }: { isMasked?: boolean }) {
  const w = useWords(residentWords);
  return (
    <header className="resident-head">
      <h3>{w('title')}</h3>
      {isMasked && <Tag>{w('masked')}</Tag>}
    </header>
  );
}

const hasAny = (fields: PrivateFields) => PRIVATE_FIELDS.some((field) => fields[field] !== undefined);

function faultText(fault: Exclude<Answer<unknown>, { kind: 'done' }>, w: ReturnType<typeof useResidentWords>): string {
  if (fault.kind === 'away') return w('away');
  return fault.status === 404 ? w('gone') : w('refused', { code: fault.code });
}
const useResidentWords = () => useWords(residentWords);

/** The card as the server has it: read when it is opened, forgotten when it is closed. */
function useCard(id: string): [Answer<TicketCardBody> | undefined, () => void] {
  const { readTicketCard } = useRequests();
  const [answer, setAnswer] = useState<Answer<TicketCardBody>>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what asks again
  useEffect(() => {
    const abort = new AbortController();
    setAnswer(undefined);
    void readTicketCard(id, abort.signal).then((next) => {
      if (!abort.signal.aborted) setAnswer(next);
    });
    return () => abort.abort();
  }, [readTicketCard, id, attempt]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return [answer, retry];
}

function Said({ ticket, body }: { ticket: Ticket; body: TicketCardBody }) {
  const w = useWords(residentWords);
  const mayContact = useApp(selectMay('resident.contact', ticket));
  const { step, begin, cancel, send, hide } = useLift(ticket.id);
  const isShown = step.kind === 'shown';
  const isMasked = !(isShown && step.act === 'unmask');
  const acts: readonly [Act, boolean][] = [
    ['unmask', body.mayUnmask],
    ['contact', mayContact && body.private.phone !== undefined],
  ];
  const offered = acts.filter(([, isOffered]) => isOffered).map(([act]) => act);
  if (!hasAny(body.private))
    return (
      <>
        <Head />
        <p className="resident-line">{w('empty')}</p>
      </>
    );
  return (
    <>
      <Head isMasked={isMasked} />
      {isMasked && <Facts facts={PRIVATE_FIELDS.map((field) => [w(field), body.private[field]] as const)} />}
      {isShown && <Lifted step={step} onHide={hide} />}
      {step.kind === 'idle' && offered.length > 0 && (
        <p className="resident-acts">
          {offered.map((act) => (
            <Button key={act} onPress={() => begin(act)}>
              {w(act)}
            </Button>
          ))}
        </p>
      )}
      {step.kind !== 'idle' && !isShown && (
        <LiftForm key={step.act} step={step} onSend={(reason) => send(step.act, reason)} onCancel={cancel} />
      )}
    </>
  );
}
