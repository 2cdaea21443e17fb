import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SentEvent } from '../../../core/domain/event.ts';
import { createEventSender, Interrupted, type SenderOptions, ServerLost } from './event-sender.ts';

const event = (id: string) => ({ id, type: 'source.reported' }) as unknown as SentEvent;

/** A real HTTP server that answers the n-th request as told; `pauses` are those the sender asked for. */
async function senderTo(
  answers: RequestListener[],
  options: Partial<SenderOptions> = {},
): Promise<{ send: ReturnType<typeof createEventSender>; pauses: number[] }> {
  let count = 0;
  const server = createServer((request, response) => answers[Math.min(count++, answers.length - 1)](request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  return { send: createEventSender({ url: `http://127.0.0.1:${port}`, token: 't', wait, ...options }), pauses };
}

const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end('{}');

/** Stores everything, numbered by its place in the request. */
const storeAll: RequestListener = async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const events = JSON.parse(text) as SentEvent[];
  response.end(JSON.stringify({ answers: events.map(({ id }, index) => ({ id, seq: index + 1 })) }));
};

describe('createEventSender', () => {
  it('shows the token and gives the answers in order', async () => {
    let authorization: string | undefined;
    const { send } = await senderTo([
      (request, response) => {
        authorization = request.headers.authorization;
        return storeAll(request, response);
      },
    ]);
    expect(await send([event('a'), event('b')])).toEqual([
      { id: 'a', seq: 1 },
      { id: 'b', seq: 2 },
    ]);
    expect(authorization).toBe('Bearer t');
  });

  it('comes back with growing pauses after 503 and a broken connection, and waits as long as it is told', async () => {
    const drop: RequestListener = (request) => request.socket.destroy();
    const { send, pauses } = await senderTo([status(503), drop, status(503, { 'retry-after': '3' }), storeAll]);
    expect(await send([event('a')])).toHaveLength(1);
    expect(pauses).toEqual([250, 500, 3_000]);
  });

  it('gives up on a server that stays away', async () => {
    const { send, pauses } = await senderTo([status(503)]);
    const problem = await send([event('a')]).catch((error) => error);
    expect(problem).toBeInstanceOf(ServerLost);
    expect(problem.message).toContain('does not take events any more');
    expect(Math.max(...pauses)).toBe(10_000);
  });

  it('cuts a request that is too large in two, and refuses a single event that is', async () => {
    const onlyTwo: RequestListener = async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const events = JSON.parse(text) as SentEvent[];
      if (events.length > 2 || events[0].id === 'huge') return void response.writeHead(413).end();
      response.end(JSON.stringify({ answers: events.map(({ id }) => ({ id, seq: 1 })) }));
    };
    const { send } = await senderTo([onlyTwo]);
    const answers = await send(['a', 'b', 'huge', 'c', 'd'].map(event));
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 'huge', 'c', 'd']);
    expect(answers[2]).toMatchObject({ status: 413, code: 'event-too-large' });
  });

  it.each([
    [403, 'does not accept the token'],
    [400, 'answers 400'],
  ])('stops at %i', async (code, message) => {
    const { send } = await senderTo([status(code)]);
    await expect(send([event('a')])).rejects.toThrow(message);
  });

  it('stops waiting when interrupted', async () => {
    const controller = new AbortController();
    const wait = async () => controller.abort();
    const { send } = await senderTo([status(503)], { signal: controller.signal, wait });
    await expect(send([event('a')])).rejects.toBeInstanceOf(Interrupted);
  });
});
