import type { EventAnswer } from '../../core/protocol/http.ts';
import { MOMENT, makeSent, ticketId } from '../../core/testing/make.ts';
import { seededUuid } from '../../core/testing/seeded-random.ts';

type Sent = { readonly id: string };
type Batch = { readonly kind: 'one' | 'array' | 'lines'; readonly events: readonly Sent[] };

const MOST_EVENTS = 40;
/** Shorter than a source should wait, so that the server meets its senders again at once. */
const RETRY_MS = 5;

/** A source that sends one request after the other and sends again, with the same ids, what was not answered. */
export class RetryingWriter {
  /** Position by id, as answered. */
  readonly acknowledged = new Map<string, number>();
  /** Answers that were neither an acknowledgement nor "later". */
  readonly surprises: unknown[] = [];
  readonly #random: () => number;
  readonly #url: () => string | undefined;
  #pending: Batch | undefined;
  #isStopped = false;

  /** @param url - Where the server is; undefined while there is none. */
  constructor(random: () => number, url: () => string | undefined) {
    this.#random = random;
    this.#url = url;
  }

  /** Send until told to stop, and then until everything is answered. */
  async run(): Promise<void> {
    while (!this.#isStopped || this.#pending) {
      this.#pending ??= this.#nextBatch();
      if (await this.#send(this.#pending)) this.#pending = undefined;
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  #nextBatch(): Batch {
    const kinds = ['one', 'array', 'lines'] as const;
    const kind = kinds[Math.floor(this.#random() * kinds.length)];
    const count = kind === 'one' ? 1 : 1 + Math.floor(this.#random() * MOST_EVENTS);
    return { kind, events: Array.from({ length: count }, () => this.#nextEvent()) };
  }

  #nextEvent(): Sent {
    const id = seededUuid(this.#random) as never;
    if (this.#random() < 0.5) return makeSent('source.reported', { id });
    return makeSent('ticket.received', {
      id,
      ticketId: ticketId(`K-${id}`),
      private: { text: `${MOMENT} 楼道灯不亮` },
    });
  }

  /** @returns whether all of the batch was answered. */
  async #send({ kind, events }: Batch): Promise<boolean> {
    const url = this.#url();
    const answer = url && (await post(url, kind, events).catch(() => undefined)); // cut off: nothing is known
    if (!answer || answer.status === 503) {
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
      return false;
    }
    const answers = kind === 'one' ? [answer.body as EventAnswer] : (answer.body as { answers: EventAnswer[] }).answers;
    answers.forEach((one, index) => {
      const isAcknowledged = 'seq' in one && one.id === events[index].id;
      if (isAcknowledged) this.#note(one.id, one.seq);
      else this.surprises.push(one);
    });
    return true;
  }

  #note(id: string, seq: number): void {
    const former = this.acknowledged.get(id);
    if (former !== undefined && former !== seq) this.surprises.push({ id, former, seq });
    this.acknowledged.set(id, seq);
  }
}

async function post(
  url: string,
  kind: Batch['kind'],
  events: readonly Sent[],
): Promise<{ status: number; body: unknown }> {
  const [one] = events;
  const body = kind === 'lines' ? events.map((event) => JSON.stringify(event)).join('\n') : JSON.stringify(events);
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { 'content-type': kind === 'lines' ? 'application/x-ndjson' : 'application/json' },
    body: kind === 'one' ? JSON.stringify(one) : body,
  });
  return { status: response.status, body: await response.json() };
}
