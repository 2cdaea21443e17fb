import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNMASKINGS_PER_HOUR } from '../../core/access/policy.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';
import { type SignedIn, signedIn, TEST_PASSWORD } from '../testing/signed-in.ts';
import { verifyChain } from './audit-chain.ts';
import { type AuditRow, auditHash } from './audit-rows.ts';

let test: TestApp;
let system: SignedIn;
let security: SignedIn;
let audit: SignedIn;
let wall: number;
beforeAll(async () => {
  wall = Date.now() - 2 * 3_600_000; // so that an hour can pass without any session ending
  test = await buildTestApp({ mode: 'accounts', wall: () => wall });
  system = await signedIn(test, 'system-officer');
  security = await signedIn(test, 'security-officer');
  audit = await signedIn(test, 'audit-officer');
});
afterAll(async () => {
  await test.close();
  expect(test.errors).toEqual([]);
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const as = async ({ headers }: SignedIn, method: Method, url: string, payload?: object) => {
  const answer = await test.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json(), text: answer.body };
};
const auditRows = async (): Promise<AuditRow[]> => {
  const { headers } = audit;
  const { body } = await test.app.inject({ url: '/api/audit', headers });
  return body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

describe('accounts in two hands', () => {
  it('are off until the other officer gives them a role', async () => {
    const made = await as(system, 'POST', '/api/accounts', {
      name: 'new-lead',
      displayName: '新网格长',
      password: TEST_PASSWORD,
    });
    expect([made.status, made.body.isDisabled]).toEqual([201, true]);
    const signIn = () =>
      as({ ...system, headers: { ...system.headers, cookie: '' } }, 'POST', '/api/session', {
        name: 'new-lead',
        password: TEST_PASSWORD,
      });
    expect((await signIn()).status).toBe(401);
    expect(
      (await as(system, 'PUT', `/api/accounts/${made.body.id}/role`, { role: 'leader', area: 'district' })).status,
    ).toBe(403);
    expect(
      (await as(security, 'PUT', `/api/accounts/${made.body.id}/role`, { role: 'grid-lead', area: 'nowhere' })).body
        .code,
    ).toBe('area-unknown');
    expect(
      (await as(security, 'PUT', `/api/accounts/${made.body.id}/role`, { role: 'leader', area: 'district' })).status,
    ).toBe(204);
    expect((await signIn()).body.who.role).toBe('leader');
  });

  it('go off when somebody else sets their password, so that nobody signs in as another officer', async () => {
    const other = await signedIn(test, 'security-officer');
    expect(
      (await as(system, 'PUT', `/api/accounts/${other.id}/password`, { password: 'another-Harbor-9-lamp' })).status,
    ).toBe(204);
    expect((await test.access.accounts.find({ id: other.id }))?.isDisabled).toBe(true);
    expect((await as(other, 'GET', '/api/accounts')).status).toBe(401);
  });

  it.each([
    ['short', 'password-short'],
    ['new-lead-two-1', 'password-known'],
    ['password1234', 'password-known'],
    ['aaaaaaaaaaaaaaaa', 'password-known'],
  ])('take no password such as %s', async (password, code) => {
    const made = await as(system, 'POST', '/api/accounts', { name: 'new-lead-two', displayName: 'x', password });
    expect([made.status, made.body.code]).toEqual([400, code]);
  });

  it('change nobody’s own rights, and keep the last officer of a kind, also when two take each other away at once', async () => {
    expect(
      (await as(security, 'PUT', `/api/accounts/${security.id}/role`, { role: 'leader', area: 'district' })).body.code,
    ).toBe('account-own');
    expect((await as(system, 'DELETE', `/api/accounts/${audit.id}`)).body.code).toBe('account-last-officer');
    const second = await signedIn(test, 'system-officer');
    const [a, b] = await Promise.all([
      as(system, 'DELETE', `/api/accounts/${second.id}`),
      as(second, 'DELETE', `/api/accounts/${system.id}`),
    ]);
    const on = (await test.access.accounts.list()).filter(
      ({ role, isDisabled }) => role === 'system-officer' && !isDisabled,
    );
    expect(on.length).toBe(1);
    expect([a.status, b.status].filter((status) => status === 204)).toHaveLength(1);
    system = on[0].id === system.id ? system : second;
  });
});

describe('tokens', () => {
  it('do what they were made for, in their area, until they are revoked', async () => {
    const made = await as(security, 'POST', '/api/tokens', {
      label: '热线',
      kind: 'api',
      role: 'integrator',
      area: 'district',
      actions: ['events.write'],
      days: 1,
    });
    const headers = { authorization: `Bearer ${made.body.secret}` };
    const write = () =>
      test.app.inject({ method: 'POST', url: '/api/events', headers, payload: [makeNew('duty.started')] });
    expect((await write()).json().answers[0].seq).toBeGreaterThan(0);
    expect((await test.app.inject({ url: '/api/tickets', headers })).statusCode).toBe(403);
    expect(test.engine.follower.state.seq).toBeGreaterThan(0);
    expect((await as(security, 'DELETE', `/api/tokens/${made.body.id}`)).status).toBe(204);
    expect((await write()).statusCode).toBe(401);
  });

  it('are not made for officers, and a token of another district is unknown here', async () => {
    const made = await as(security, 'POST', '/api/tokens', {
      label: 'x',
      kind: 'api',
      role: 'audit-officer',
      area: 'district',
      days: 1,
    });
    expect(made.body.code).toBe('token-of-officer');
    const answer = await test.app.inject({
      url: '/api/tickets',
      headers: { authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'token-unknown']);
  });
});

describe('what a resident said', () => {
  const said = {
    caller: '慕容复',
    phone: '13804321007',
    door: '2单元501室',
    address: '松花小区11号楼2单元501室',
    text: '慕容复家漏水',
  };
  let duty: SignedIn;
  beforeAll(async () => {
    duty = await signedIn(test, 'duty-officer');
    const [west, south, east, north] = test.engine.folder.grids.bbox;
    const position: LonLat = [(west + east) / 2 + 0.0003, (south + north) / 2 + 0.0003];
    await sendEvents(
      test,
      [makeNew('ticket.received', { ticketId: 'T-private' as TicketId, position, private: said })],
      test.tokens.import,
    );
  });

  it('is masked on the card, and whoever looks leaves a trace', async () => {
    const card = await as(duty, 'GET', '/api/tickets/T-private');
    expect(card.body.private).toEqual({ ...said, caller: '慕容**', phone: '138****1007' });
    expect(card.body.mayUnmask).toBe(true);
    const trace = (await auditRows()).filter(
      ({ action, subject }) => action === 'private.read' && subject === 'T-private',
    );
    expect(trace.map(({ actor }) => actor)).toEqual([duty.id]);
  });

  it('is told for a reason, so many times an hour and no more, and the trace does not hold it', async () => {
    const unmask = (reason = '回访需要确认地址') =>
      as(duty, 'POST', '/api/tickets/T-private/unmask', { fields: ['caller', 'phone'], reason });
    expect((await unmask('')).status).toBe(400);
    expect((await unmask()).body).toEqual({ caller: '慕容复', phone: '13804321007' });
    for (let i = 1; i < UNMASKINGS_PER_HOUR; i++) await unmask();
    expect((await unmask()).body.code).toBe('unmask-limit');
    wall += 3_600_001;
    expect((await unmask()).status).toBe(200);
    const rows = await auditRows();
    expect(rows.filter(({ action }) => action === 'private.unmask').length).toBe(UNMASKINGS_PER_HOUR + 1);
    expect(JSON.stringify(rows)).not.toMatch(/慕容复|13804321007|501室/);
  });

  it('is not told to the lead of another grid', async () => {
    const { gridId } = test.engine.follower.state.tickets.get('T-private' as TicketId) ?? {};
    const other =
      [...test.access.tree.nodes.values()].find(({ level, code }) => level === 'grid' && code !== gridId)?.code ?? '';
    const lead = await signedIn(test, 'grid-lead', other);
    const card = await as(lead, 'GET', '/api/tickets/T-private');
    expect([card.body.private, card.body.mayUnmask]).toEqual([{}, false]);
    expect(
      (await as(lead, 'POST', '/api/tickets/T-private/unmask', { fields: ['phone'], reason: '只是想看' })).status,
    ).toBe(403);
    expect((await as(lead, 'POST', '/api/tickets/T-private/contact', { reason: '只是想看' })).status).toBe(403);
    const accept = await as(lead, 'POST', '/api/events', [
      makeNew('ticket.accepted', { ticketId: 'T-private' as TicketId }),
    ]);
    expect(accept.body.answers[0]).toMatchObject({ status: 403, code: 'not-permitted' });
  });

  it('is gone when they ask for it, everywhere, also after a restore; the log keeps its order', async () => {
    const { seq } = test.engine.follower;
    const copy = await test.sql`select event_id, ticket_id, field, value from event_private`;
    const gone = await as(security, 'POST', '/api/residents/forget', { caller: '慕容复', reason: '本人要求' });
    expect(gone.body).toEqual({ events: 1, fields: 5 });
    const left = () =>
      test.sql`select value from event_private where value like '%慕容复%' or value like '%13804321007%'`;
    expect(await left()).toEqual([]);
    expect((await as(duty, 'GET', '/api/tickets/T-private')).body.private).toEqual({});
    expect(test.engine.follower.seq).toBe(seq);
    // A copy from before is put back.
    for (const row of copy) await test.sql`insert into event_private ${test.sql(row)} on conflict do nothing`;
    expect(await left()).not.toEqual([]);
    const again = await buildTestApp({ mode: 'accounts', shareWith: test });
    await again.stop();
    expect(await left()).toEqual([]);
  });
});

describe('the audit', () => {
  async function* lines(rows: readonly AuditRow[]) {
    for (const row of rows) yield JSON.stringify(row);
  }

  it('follows itself from the first row, and names the first one that was changed, taken out or put in', async () => {
    const rows = await auditRows();
    expect(rows.length).toBeGreaterThan(30);
    expect(await verifyChain(lines(rows))).toEqual({ rows: rows.length, head: rows.at(-1)?.hash });
    const changed = rows.map((row, index) => (index === 7 ? { ...row, actor: 'somebody' } : row));
    expect((await verifyChain(lines(changed))).fault).toMatchObject({
      seq: 8,
      reason: 'it was changed: its hash is another one',
    });
    const rehashed = rows.map((row, index) =>
      index === 7 ? { ...row, actor: 'somebody', hash: auditHash({ ...row, actor: 'somebody' }) } : row,
    );
    expect((await verifyChain(lines(rehashed))).fault).toMatchObject({
      seq: 9,
      reason: 'it does not follow the row before it',
    });
    expect((await verifyChain(lines(rows.filter((_, index) => index !== 7)))).fault).toMatchObject({ seq: 9 });
    expect((await verifyChain(lines([...rows.slice(0, 3), rows[2], ...rows.slice(3)]))).fault).toMatchObject({
      line: 4,
    });
    expect(
      (
        await verifyChain(
          (async function* () {
            yield 'null';
          })(),
        )
      ).fault,
    ).toMatchObject({ line: 1 });
  });

  it('holds one chain though many write at once', async () => {
    const before = (await auditRows()).length;
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        test.access.audit.add({ actor: `a${i}`, role: '', area: '', action: 'test', subject: '' }),
      ),
    );
    const rows = await auditRows();
    expect(rows.length).toBe(before + 41);
    expect((await verifyChain(lines(rows))).fault).toBeUndefined();
  });

  it('has a row for signing in, its refusal, an export, and every change of rights', async () => {
    const leader = await signedIn(test, 'leader');
    await as({ ...leader, headers: { ...leader.headers, cookie: '' } }, 'POST', '/api/session', {
      name: leader.name,
      password: TEST_PASSWORD,
    });
    await as({ ...leader, headers: { ...leader.headers, cookie: '' } }, 'POST', '/api/session', {
      name: leader.name,
      password: 'guess',
    });
    await test.app.inject({ url: '/api/tickets?format=csv', headers: leader.headers });
    const actions = new Set((await auditRows()).map(({ action }) => action));
    for (const action of [
      'session.begin',
      'session.refuse',
      'tickets.export',
      'account.create',
      'role.assign',
      'token.create',
      'token.revoke',
      'resident.forget',
      'private.unmask',
      'audit.read',
    ])
      expect(actions, action).toContain(action);
  });
});
