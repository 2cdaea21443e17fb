import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUEST_BYTES } from '../../core/protocol/http.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
type Request = { method?: Method; url: string; headers?: Record<string, string>; payload?: string };

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const events = (payload: string, headers: Record<string, string> = JSON_TYPE): Request => ({
  method: 'POST',
  url: '/api/events',
  headers,
  payload,
});
const positions = (payload: string): Request => ({ ...events(payload), url: '/api/positions' });

const ANSWERS: [status: number, name: string, request: Request][] = [
  [200, 'a JSON body', { url: '/api/health' }],
  [200, 'a compressed body', { url: '/api/snapshot', headers: { 'accept-encoding': 'br' } }],
  [200, 'a stream of lines', { url: '/api/events' }],
  [200, 'a file', { url: '/api/tickets?format=csv' }],
  [200, 'a file of the district', { url: '/api/district/files/codes.json' }],
  [200, 'the page of the API', { url: '/api/docs' }],
  [200, 'the style of that page', { url: '/api/docs/style.css' }],
  [200, 'an answer without a body', { method: 'HEAD', url: '/api/health' }],
];

const REFUSALS: [status: number, code: string, name: string, request: Request][] = [
  [400, 'invalid-json', 'what is no JSON', events('{"id":')],
  [400, 'invalid-json', 'no body', { method: 'POST', url: '/api/events' }],
  [400, 'invalid-json', 'an empty body', events('')],
  [400, 'invalid-request', 'a parameter that is none', { url: '/api/tickets?limit=many' }],
  [400, 'invalid-request', 'a URL that cannot be decoded', { url: '/api/%zz' }],
  [400, 'invalid-json', 'no JSON as a sign-in', { ...events('{'), url: '/api/session' }],
  [
    403,
    'not-permitted',
    'no token for a clock',
    { method: 'PUT', url: '/api/clock', headers: JSON_TYPE, payload: '{' },
  ],
  [400, 'invalid-json', 'no JSON as positions', positions('[{"patrolId":')],
  [400, 'invalid-json', 'nothing as positions', { method: 'POST', url: '/api/positions' }],
  [
    401,
    'token-unknown',
    'a token that is not ours',
    { url: '/api/health', headers: { authorization: 'Bearer guess' } },
  ],
  [403, 'origin-refused', 'a foreign page', events('[]', { ...JSON_TYPE, origin: 'https://evil.example' })],
  [404, 'not-found', 'a path where nothing is', { url: '/nothing/here' }],
  [404, 'not-found', 'a path of the API where nothing is', { url: '/api/nothing' }],
  [404, 'not-found', 'a file that is not served', { url: '/api/district/files/households.json' }],
  [405, 'method-not-allowed', 'a method that is not taken', { method: 'DELETE', url: '/api/events' }],
  [413, 'too-large', 'a body of more than 4 MB', events(' '.repeat(MAX_REQUEST_BYTES + 1))],
  [413, 'too-many-events', 'too many events', events(JSON.stringify(Array(5_001).fill(null)))],
  [415, 'content-type-unsupported', 'a type that is not read', events('id=1', { 'content-type': 'text/plain' })],
  [415, 'content-type-unsupported', 'a form', events('a=1', { 'content-type': 'application/x-www-form-urlencoded' })],
];

const directivesOf = (policy: unknown) =>
  new Map(
    String(policy)
      .split(';')
      .map((directive) => directive.trim().split(' '))
      .map(([name, ...sources]) => [name, sources]),
  );

describe.each(ANSWERS)('%d, %s', (status, _name, request) => {
  it('carries the security headers', async () => {
    const { statusCode, headers } = await test.app.inject(request);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security'); // plain http is right within a district's network
    const directives = directivesOf(headers['content-security-policy']);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
    expect(directives.get('connect-src')).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect([...directives.values()].flat().filter((source) => /unsafe|^\*|:\/\//.test(source))).toEqual([]);
  });
});

describe.each(REFUSALS)('%d %s for %s', (status, code, _name, request) => {
  it('says { code, message } and carries the security headers', async () => {
    const { statusCode, headers, body } = await test.app.inject(request);
    expect(statusCode).toBe(status);
    expect(JSON.parse(body)).toEqual({ code, message: expect.stringMatching(/\S/) });
    expect(String(headers['content-type'])).toMatch(/^application\/json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    const directives = directivesOf(headers['content-security-policy']);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect([...directives.values()].flat().filter((source) => source.includes('unsafe'))).toEqual([]);
  });
});
