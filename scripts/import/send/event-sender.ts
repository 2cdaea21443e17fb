import type { SentEvent } from '../../../core/domain/event.ts';
import type { EventAnswer } from '../../../core/protocol/http.ts';
import { InputProblem } from '../input-problem.ts';

export type SenderOptions = {
  readonly url: string;
  readonly token: string;
  /** Ends waiting for a server that does not come back. */
  readonly signal?: AbortSignal;
  /** Told each time the server has to be waited for. */
  readonly onRetry?: (reason: string, waitMs: number) => void;
  readonly fetch?: typeof fetch;
  /** Resolves after so many milliseconds, at once when aborted. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The interrupt of the person, who wants the account so far. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** The server was there and is not any more: the same command goes on where it stopped. */
export class ServerLost extends InputProblem {}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** Together about two minutes: longer than a restart takes. */
const MAX_RETRIES = 16;

/**
 * Posts events and gives back the answer to each, in their order.
 *
 * A server that is overloaded, restarting or out of reach is asked again with growing pauses. Event ids make that
 * harmless: what had been stored before the connection broke is answered as repeated.
 *
 * @returns a function that throws `InputProblem` when the server refuses the whole request, `ServerLost` when it does not come back, and `Interrupted` on abort.
 */
export function createEventSender(options: SenderOptions) {
  const { wait = waitFor, signal, onRetry } = options;

  return async function send(events: readonly SentEvent[]): Promise<EventAnswer[]> {
    if (events.length === 0) return [];
    let waitMs = FIRST_WAIT_MS;
    for (let retry = 0; ; retry++) {
      const attempt = await post(events, options);
      if (attempt.kind === 'answered') return attempt.answers;
      if (attempt.kind === 'too-large') return sendHalves(events, send);
      if (retry === MAX_RETRIES) {
        throw new ServerLost(`The server at ${options.url} does not take events any more (${attempt.reason}).`);
      }
      if (signal?.aborted) throw new Interrupted();
      const pause = Math.max(waitMs, attempt.retryAfterMs);
      onRetry?.(attempt.reason, pause);
      await wait(pause, signal);
      if (signal?.aborted) throw new Interrupted();
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    }
  };
}

type Attempt =
  | { readonly kind: 'answered'; readonly answers: EventAnswer[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs: number };

async function post(events: readonly SentEvent[], options: SenderOptions): Promise<Attempt> {
  const doFetch = options.fetch ?? fetch;
  let response: Response;
  let text: string;
  try {
    response = await doFetch(`${options.url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${options.token}` },
      body: JSON.stringify(events),
    });
    text = await response.text();
  } catch (error) {
    return { kind: 'later', reason: causeOf(error), retryAfterMs: 0 };
  }
  if (response.status === 413) return { kind: 'too-large' };
  if (response.status === 429 || response.status >= 500) {
    const retryAfterMs = 1000 * Number(response.headers.get('retry-after') ?? 0);
    return { kind: 'later', reason: `status ${response.status}`, retryAfterMs: retryAfterMs || 0 };
  }
  return { kind: 'answered', answers: readAnswers(response.status, text, events.length) };
}

function readAnswers(status: number, text: string, count: number): EventAnswer[] {
  if (status === 401 || status === 403) {
    throw new InputProblem(`The server does not accept the token (${status}). Is DOORSTEP_DATA that of this server?`);
  }
  const answers = status === 200 ? (JSON.parse(text) as { answers?: EventAnswer[] }).answers : undefined;
  if (answers?.length === count) return answers;
  throw new InputProblem(`The server answers ${status} to a batch of events: ${text.slice(0, 300)}`);
}

async function sendHalves(
  events: readonly SentEvent[],
  send: (events: readonly SentEvent[]) => Promise<EventAnswer[]>,
): Promise<EventAnswer[]> {
  if (events.length === 1) {
    const message = 'The record is larger than a request may be.';
    return [{ id: events[0].id, status: 413, code: 'event-too-large', message }];
  }
  const middle = Math.ceil(events.length / 2);
  return [...(await send(events.slice(0, middle))), ...(await send(events.slice(middle)))];
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** A pause that an abort ends early. */
export function waitFor(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done);
  });
}
