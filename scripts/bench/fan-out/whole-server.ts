import { STREAM_PATH } from '../../../core/protocol/stream.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';
import { sharedNow } from '../run/shared-clock.ts';
import { type Address, atRate, eventCount, type FeedPlan, type FeedReport } from './feed.ts';
import { sentRequests } from './rows.ts';

/** The whole server as a sender: events come in by HTTP, are judged and committed, and go out. */
export class WholeServer {
  #server: DoorstepServer | undefined;

  async start(): Promise<Address> {
    this.#server = await DoorstepServer.start();
    const { epoch } = await this.#server.health();
    return { url: this.#server.url.replace(/^http/, 'ws') + STREAM_PATH, epoch };
  }

  async feed(plan: FeedPlan): Promise<FeedReport> {
    const server = this.#server!; // started before it is fed
    const requests = sentRequests(eventCount(plan));
    const sentAt = new Float64Array(requests.length);
    const warmUp = plan.perSecond * plan.warmUpSeconds;
    const posts: Promise<void>[] = [];
    let before = 0;
    await atRate(plan, async (index) => {
      if (index === warmUp) before = await server.cpuSeconds();
      const postedAt = sharedNow();
      const post = async () => {
        sentAt[(await postEvent(server.url, requests[index])) - 1] = postedAt;
      };
      posts.push(post());
    });
    await Promise.all(posts);
    return { cpuSeconds: (await server.cpuSeconds()) - before, firstSeq: warmUp + 1, sentAt };
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}

/** @returns the position the event was given. */
async function postEvent(url: string, event: unknown): Promise<number> {
  const body = JSON.stringify(event);
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer = (await response.json()) as { seq?: number };
  if (answer.seq === undefined) throw new Error(`Refused: ${JSON.stringify(answer)} for ${body}.`);
  return answer.seq;
}
