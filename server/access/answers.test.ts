import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNMASKINGS_PER_HOUR } from '../../core/access/policy.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import { MAX_REQUEST_BYTES } from '../../core/protocol/http.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { type Ask, type AskedAnswer, DescribedAnswers } from '../testing/described-answers.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';
import { type SignedIn, signedIn, TEST_PASSWORD } from '../testing/signed-in.ts';

let test: TestApp;
let answers: DescribedAnswers;
let demo: TestApp;
const people: Record<string, SignedIn> = {};
beforeAll(async () => {
  test = await buildTestApp({ mode: 'accounts' });
  answers = await DescribedAnswers.of(test);
  demo = await buildTestApp();
  for (const role of ['system-officer', 'security-officer', 'audit-officer', 'duty-officer', 'leader'] as const)
    people[role] = await signedIn(test, role);
  people.other = await signedIn(test, 'leader');
  await signedIn(test, 'system-officer');
  const said = { caller: '慕容复', phone: '13804321007', text: '漏水' };
  await sendEvents(
    test,
    [makeNew('ticket.received', { ticketId: 'T' as TicketId, private: said })],
    test.tokens.import,
  );
});
afterAll(async () => {
  await Promise.all([test.close(), demo.close()]);
});

const PAGE = { origin: 'http://127.0.0.1', host: '127.0.0.1' };
const FOREIGN = { origin: 'https://evil.example' };
const STRANGER = { authorization: 'Bearer guess' };
const BIG = ' '.repeat(MAX_REQUEST_BYTES);
const TEXT = { 'content-type': 'text/plain' };
const by =
  (who: string, ask: Ask = {}) =>
  () => ({ ...ask, headers: { ...people[who].headers, ...ask.headers } });
const other = () => people.other.id;

/** What every route with a body answers to what it cannot read, and every route of a role to the others. */
const usual = (operation: string, who: string, parameter = ''): AskedAnswer[] => [
  [operation, 400, by(who, { parameter, payload: {} })],
  [operation, 401, { headers: STRANGER, parameter, payload: {} }],
  [operation, 403, by('leader', { parameter, payload: {} })],
  [operation, 413, by(who, { parameter, payload: BIG })],
  [operation, 415, by(who, { parameter, headers: TEXT, payload: 'x' })],
];

const PASSWORD = 'harbor-Lamp-11-stair';
const NEW = { name: 'new-one', displayName: '新', password: PASSWORD };
const TOKEN = { label: 'x', kind: 'api', role: 'wall', area: 'district', days: 1 };
const REASON = '回访需要确认';

/** In an order in which each is possible. */
const ASKED: AskedAnswer[] = [
  ['get /api/session', 200, {}],
  ['get /api/session', 401, { headers: STRANGER }],
  ['post /api/session', 200, () => ({ headers: PAGE, payload: { name: people.leader.name, password: TEST_PASSWORD } })],
  ['post /api/session', 400, { payload: {} }],
  ['post /api/session', 401, { payload: { name: 'nobody', password: 'x' } }],
  ['post /api/session', 403, { headers: FOREIGN, payload: {} }],
  ['post /api/session', 413, { payload: BIG }],
  ['post /api/session', 415, { headers: TEXT, payload: 'x' }],
  [
    'post /api/session',
    429,
    async () => {
      const payload = { name: 'guessed', password: 'x' };
      for (let i = 0; i < 6; i++) await test.app.inject({ method: 'POST', url: '/api/session', payload });
      return { payload };
    },
  ],
  ['put /api/session/demo', 400, { payload: {} }],
  ['put /api/session/demo', 401, { headers: STRANGER, payload: {} }],
  ['put /api/session/demo', 403, { headers: FOREIGN, payload: {} }],
  ['put /api/session/demo', 409, { payload: { role: 'wall', area: 'district' } }],
  ['put /api/session/demo', 413, { payload: BIG }],
  ['put /api/session/demo', 415, { headers: TEXT, payload: 'x' }],
  ['get /api/accounts', 200, by('system-officer')],
  ['get /api/accounts', 401, {}],
  ['get /api/accounts', 403, by('leader')],
  ['post /api/accounts', 201, by('system-officer', { payload: NEW })],
  ['post /api/accounts', 409, by('system-officer', { payload: NEW })],
  ...usual('post /api/accounts', 'system-officer'),
  [
    'put /api/accounts/{id}/password',
    204,
    () => by('system-officer', { parameter: other(), payload: { password: PASSWORD } })(),
  ],
  [
    'put /api/accounts/{id}/password',
    409,
    by('system-officer', { parameter: 'nobody', payload: { password: PASSWORD } }),
  ],
  ...usual('put /api/accounts/{id}/password', 'system-officer', 'nobody'),
  [
    'put /api/accounts/{id}/role',
    204,
    () => by('security-officer', { parameter: other(), payload: { role: 'leader', area: 'district' } })(),
  ],
  [
    'put /api/accounts/{id}/role',
    409,
    by('security-officer', { parameter: 'nobody', payload: { role: 'leader', area: 'district' } }),
  ],
  ...usual('put /api/accounts/{id}/role', 'security-officer', 'nobody'),
  ['delete /api/accounts/{id}/sessions', 204, () => by('security-officer', { parameter: other() })()],
  ['delete /api/accounts/{id}/sessions', 401, { parameter: 'nobody' }],
  ['delete /api/accounts/{id}/sessions', 403, by('leader', { parameter: 'nobody' })],
  ['delete /api/accounts/{id}', 204, () => by('system-officer', { parameter: other() })()],
  ['delete /api/accounts/{id}', 401, { parameter: 'nobody' }],
  ['delete /api/accounts/{id}', 403, by('leader', { parameter: 'nobody' })],
  ['delete /api/accounts/{id}', 409, by('system-officer', { parameter: 'nobody' })],
  ['post /api/tokens', 201, by('security-officer', { payload: TOKEN })],
  ['post /api/tokens', 409, by('security-officer', { payload: { ...TOKEN, role: 'grid-lead' } })],
  ...usual('post /api/tokens', 'security-officer'),
  ['get /api/tokens', 200, by('security-officer')],
  ['get /api/tokens', 401, {}],
  ['get /api/tokens', 403, by('leader')],
  [
    'delete /api/tokens/{id}',
    204,
    async () => by('security-officer', { parameter: (await test.access.tokens.list())[0].id })(),
  ],
  ['delete /api/tokens/{id}', 401, { parameter: 'x' }],
  ['delete /api/tokens/{id}', 403, by('leader', { parameter: 'x' })],
  ['delete /api/tokens/{id}', 404, by('security-officer', { parameter: 'x' })],
  ['get /api/audit', 200, by('audit-officer')],
  ['get /api/audit', 400, by('audit-officer', { query: '?after=-1' })],
  ['get /api/audit', 401, {}],
  ['get /api/audit', 403, by('leader')],
  ['get /api/tickets/{id}', 200, by('duty-officer', { parameter: 'T' })],
  ['get /api/tickets/{id}', 401, { parameter: 'T' }],
  ['get /api/tickets/{id}', 403, by('audit-officer', { parameter: 'T' })],
  ['get /api/tickets/{id}', 404, by('duty-officer', { parameter: 'nothing' })],
  ...usual('post /api/tickets/{id}/unmask', 'duty-officer', 'T'),
  [
    'post /api/tickets/{id}/unmask',
    404,
    by('duty-officer', { parameter: 'nothing', payload: { fields: ['text'], reason: REASON } }),
  ],
  [
    'post /api/tickets/{id}/unmask',
    200,
    by('duty-officer', { parameter: 'T', payload: { fields: ['text', 'phone'], reason: REASON } }),
  ],
  ['post /api/tickets/{id}/unmask', 429, async () => exhausted('private.unmask', { fields: ['text'], reason: REASON })],
  ...usual('post /api/tickets/{id}/contact', 'duty-officer', 'T'),
  ['post /api/tickets/{id}/contact', 404, by('duty-officer', { parameter: 'nothing', payload: { reason: REASON } })],
  ['post /api/tickets/{id}/contact', 200, by('duty-officer', { parameter: 'T', payload: { reason: REASON } })],
  ['post /api/tickets/{id}/contact', 429, async () => exhausted('resident.contact', { reason: REASON })],
  ...usual('post /api/residents/forget', 'security-officer'),
  ['post /api/residents/forget', 200, by('security-officer', { payload: { caller: '慕容复', reason: '本人要求' } })],
  ['put /api/session/password', 400, by('leader', { payload: { former: TEST_PASSWORD, password: 'short' } })],
  ['put /api/session/password', 401, { payload: { former: 'x', password: 'y' } }],
  ['put /api/session/password', 403, by('leader', { payload: { former: 'guess', password: PASSWORD } })],
  ['put /api/session/password', 413, by('leader', { payload: BIG })],
  ['put /api/session/password', 415, by('leader', { headers: TEXT, payload: 'x' })],
  ['put /api/session/password', 204, by('leader', { payload: { former: TEST_PASSWORD, password: PASSWORD } })],
  ['delete /api/session', 204, by('duty-officer')],
  ['delete /api/session', 401, { headers: STRANGER }],
  ['delete /api/session', 403, { headers: FOREIGN }],
];

/** The last of a hour's acts was done before. */
async function exhausted(action: string, payload: object): Promise<Ask> {
  const { id } = people['duty-officer'];
  for (let i = 0; i < UNMASKINGS_PER_HOUR; i++)
    await test.access.audit.add({ actor: id, role: '', area: '', action, subject: 'T' });
  return by('duty-officer', { parameter: 'T', payload })();
}

describe('answers where there are accounts', () => {
  it.each(ASKED)('of %s with %d are as they are described', async (...asked) => answers.check(asked));

  it('are tried one and all', () => {
    const tried = new Set(ASKED.map(([operation, status]) => `${operation} ${status}`));
    const known = [...ONLY_IN_A_DEMO];
    expect([...tried, ...known].sort()).toEqual(
      answers.described((tag) => tag === 'access' || tag === 'residents').sort(),
    );
  });

  it('are others in a demo: a role is chosen, and nobody signs in', async () => {
    const ofDemo = await DescribedAnswers.of(demo);
    await ofDemo.check(['post /api/session', 409, { headers: PAGE, payload: { name: 'x', password: 'y' } }]);
    await ofDemo.check([
      'put /api/session/demo',
      200,
      { headers: PAGE, payload: { role: 'leader', area: 'district' } },
    ]);
    await ofDemo.check([
      'put /api/session/demo',
      409,
      { headers: PAGE, payload: { role: 'grid-lead', area: 'nowhere' } },
    ]);
    await ofDemo.check(['get /api/session', 200, { headers: { cookie: 'doorstep_demo=grid-lead%20nowhere' } }]);
  });
});

const ONLY_IN_A_DEMO = ['post /api/session 409', 'put /api/session/demo 200'];
