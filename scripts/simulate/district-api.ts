import type { SentEvent } from '../../core/domain/event.ts';
import type { EventAnswer, PatrolFix, PositionsAnswer } from '../../core/protocol/http.ts';

const TIMEOUT_MS = 20_000;

/** No answer, or one that says the server cannot at the moment: try again later. */
export class UnreachableError extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The server refuses the whole request; trying again would not help. */
export class RequestRefusedError extends Error {}

/** The server's HTTP interface as an outside source uses it. */
export class DistrictApi {
  readonly #url: string;
  #token: string | undefined;

  constructor(url: string, token: string | undefined) {
    this.#url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  identify(token: string): void {
    this.#token = token;
  }

  /** @throws UnreachableError, RequestRefusedError */
  async get<Body>(path: string): Promise<Body> {
    return (await this.#ask(path, {})) as Body;
  }

  /** @throws UnreachableError, RequestRefusedError */
  async getBytes(path: string): Promise<Uint8Array> {
    return await this.#ask(path, {}, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  /** Answers come in the order of the events. @throws UnreachableError, RequestRefusedError */
  async postEvents(events: readonly SentEvent[]): Promise<EventAnswer[]> {
    const { answers } = (await this.#post('/api/events', events)) as { answers: EventAnswer[] };
    return answers;
  }

  /** @throws UnreachableError, RequestRefusedError */
  async postFixes(fixes: readonly PatrolFix[]): Promise<PositionsAnswer> {
    return (await this.#post('/api/positions', fixes)) as PositionsAnswer;
  }

  #post(path: string, body: unknown): Promise<unknown> {
    return this.#ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #ask<Body = unknown>(
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
    read: (response: Response) => Promise<Body> = (response) => response.json() as Promise<Body>,
  ): Promise<Body> {
    const headers = { ...init.headers, ...(this.#token && { authorization: `Bearer ${this.#token}` }) };
    try {
      const response = await fetch(this.#url + path, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw await failure(path, response);
      return await read(response);
    } catch (cause) {
      if (cause instanceof UnreachableError || cause instanceof RequestRefusedError) throw cause;
      throw new UnreachableError(`${this.#url}${path} does not answer.`, { cause }); // network, time-out, half a body
    }
  }
}

async function failure(path: string, response: Response): Promise<Error> {
  const told = `${path} answers ${response.status}: ${(await response.text()).slice(0, 300)}`;
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined;
  const isTemporary = response.status >= 500 || response.status === 429;
  return isTemporary ? new UnreachableError(told, { retryAfterMs }) : new RequestRefusedError(told);
}
