import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS';
const ask = (method: Method, url: string, headers: Record<string, string> = {}) =>
  test.app.inject({ method, url, headers });

describe('a method that a path does not take', () => {
  it.each<[Method, string, string]>([
    ['DELETE', '/api/events', 'POST, GET, HEAD'],
    ['PATCH', '/api/events?after=1', 'POST, GET, HEAD'],
    ['GET', '/api/positions', 'POST'],
    ['GET', '/api/clock', 'PUT'],
    ['POST', '/api/snapshot', 'GET, HEAD'],
    ['OPTIONS', '/api/tickets', 'GET, HEAD'],
    ['PUT', '/api/district/files/codes.json', 'GET, HEAD'],
    ['POST', '/api/stream', 'GET, HEAD'],
    ['POST', '/api/docs', 'GET, HEAD'],
  ])('%s %s is answered with 405 and those it takes', async (method, url, allowed) => {
    const answer = await ask(method, url);
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method-not-allowed']);
    expect(String(answer.headers.allow).split(', ').sort()).toEqual(allowed.split(', ').sort());
  });

  it('is told before a body is looked at', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await test.app.inject({ method: 'PUT', url: '/api/events', headers, payload: '{' });
    expect(answer.statusCode).toBe(405);
  });

  it('is not told to who may not ask', async () => {
    expect((await ask('DELETE', '/api/events', { authorization: 'Bearer guess' })).statusCode).toBe(401);
    expect((await ask('DELETE', '/api/events', { origin: 'https://evil.example' })).statusCode).toBe(403);
  });
});

describe('a path where nothing is', () => {
  it.each<[Method, string]>([
    ['GET', '/api'],
    ['GET', '/api/event'],
    ['DELETE', '/api/events/'],
    ['DELETE', '/api/events/1'],
    ['DELETE', '/api/district/files/'],
    ['DELETE', '/api/district/files/a/b'],
    ['DELETE', '/api/docsXstyle.css'],
    ['POST', '/'],
    ['POST', '/nothing'],
  ])('%s %s is answered with 404', async (method, url) => {
    const answer = await ask(method, url);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});
