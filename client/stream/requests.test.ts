import { describe, expect, it } from 'vitest';
import { createRequests } from './requests.ts';

function setUp(answer: () => Response) {
  const sent: [string, RequestInit | undefined][] = [];
  const requests = createRequests(async (path, init) => {
    sent.push([String(path), init]);
    return answer();
  });
  return { requests, sent };
}

describe('requests', () => {
  it('send what was typed in the body and never in the address', async () => {
    const { requests, sent } = setUp(() => new Response('{}'));
    await requests.signIn('a/b', 'secret');
    await requests.unmask('T/1', ['phone'], 'asked by phone');
    expect(sent.map(([path]) => path)).toEqual(['/api/session', '/api/tickets/T%2F1/unmask']);
    expect(sent[0][1]?.body).toBe('{"name":"a/b","password":"secret"}');
    expect(sent.map(([, init]) => init?.cache)).toEqual(['no-store', 'no-store']);
  });

  it('understand an answer without a body', async () => {
    const { requests } = setUp(() => new Response(null, { status: 204 }));
    expect(await requests.signOut()).toEqual({ kind: 'done', body: undefined });
  });

  it('tell a refusal by its code, and how long to wait', async () => {
    const { requests } = setUp(
      () => new Response('{"code":"sign-in-delayed","message":""}', { status: 429, headers: { 'retry-after': '8' } }),
    );
    expect(await requests.signIn('a', 'b')).toEqual({
      kind: 'refused',
      status: 429,
      code: 'sign-in-delayed',
      waitSeconds: 8,
    });
  });

  it('tell a refusal by its status, where a proxy answers with a page', async () => {
    const { requests } = setUp(() => new Response('<html>', { status: 502 }));
    expect(await requests.signIn('a', 'b')).toEqual({ kind: 'refused', status: 502, code: '502' });
  });

  it('tell a server that is away', async () => {
    const { requests } = setUp(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await requests.signOut()).toEqual({ kind: 'away' });
  });
});
