import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { EventAnswer } from '../../../core/protocol/http.ts';

/** Posts bodies to `/api/events` over connections that stay open, as a source that sends much does. */
export class EventPoster {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, connections: number) {
    this.#url = `${url}/api/events`;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws Error when anything was refused: a bench sends nothing that may be. */
  async post(body: string): Promise<void> {
    const { status, answer } = await this.#send(body);
    const answers: EventAnswer[] = 'answers' in answer ? answer.answers : [answer];
    const refused = answers.find((one) => !('seq' in one));
    if (status >= 300 || refused) throw new Error(`${status}: ${JSON.stringify(refused ?? answer)}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(body: string): Promise<{ status: number; answer: EventAnswer | { answers: EventAnswer[] } }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        text(response).then(
          (answer) => resolve({ status: response.statusCode ?? 0, answer: JSON.parse(answer) }),
          reject,
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
