import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { POLICY } from '../../core/access/policy.ts';
import { AssignmentSchema, NewAccountSchema, PasswordResetSchema, RoleSchema } from '../../core/protocol/access.ts';
import { ErrorSchema } from '../../core/protocol/write-schemas.ts';
import type { Access } from '../access/access.ts';
import type { AccountFault } from '../access/account-rows.ts';
import { hashPassword, passwordFault } from '../access/passwords.ts';
import { entryOf, type Principal } from '../access/principal.ts';
import { RequestError } from '../plugins/errors.ts';
import { principalOf } from '../plugins/principal.ts';
import { answer, answers, nothing } from './answers.ts';

const AccountSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  displayName: Type.String(),
  role: RoleSchema,
  area: Type.String(),
  isDisabled: Type.Boolean(),
});
const params = Type.Object({ id: Type.String({ maxLength: 64 }) });
const tags = ['access'];
const done = nothing('Done');
const refused = answer(
  '`account-unknown`, `account-exists`, `account-last-officer`, `account-own`, `area-unknown`',
  ErrorSchema,
);

const LIST = {
  config: { access: 'accounts.read' } as const,
  schema: {
    tags,
    summary: 'All accounts',
    response: answers({ 200: answer('By name', Type.Object({ accounts: Type.Array(AccountSchema) })) }, 403, 503),
  },
};

const CREATE = {
  config: { access: 'accounts.manage' } as const,
  schema: {
    tags,
    summary: 'Make an account; it is off until the security officer gives it a role',
    body: NewAccountSchema,
    response: answers({ 201: answer('Made', AccountSchema), 409: refused }, 400, 403, 413, 415, 503),
  },
};

const RESET_PASSWORD = {
  config: { access: 'accounts.manage' } as const,
  schema: {
    tags,
    summary: 'Set the password of an account; it is off until the security officer confirms its role',
    params,
    body: PasswordResetSchema,
    response: answers({ 204: done, 409: refused }, 400, 403, 413, 415, 503),
  },
};

const DISABLE = {
  config: { access: 'accounts.manage' } as const,
  schema: {
    tags,
    summary: 'Switch an account off; its sessions end. What it did stays in its name',
    params,
    response: answers({ 204: done, 409: refused }, 403, 503),
  },
};

const ASSIGN = {
  config: { access: 'roles.assign' } as const,
  schema: {
    tags,
    summary: 'Give an account its role and area, and switch it on; its sessions end',
    params,
    body: AssignmentSchema,
    response: answers({ 204: done, 409: refused }, 400, 403, 413, 415, 503),
  },
};

const REVOKE = {
  config: { access: 'sessions.revoke' } as const,
  schema: {
    tags,
    summary: 'End every session of an account',
    params,
    response: answers({ 204: done }, 403, 503),
  },
};

/**
 * Accounts, in two hands: the system officer makes them and sets passwords, the security officer says what they may. What the
 * first has touched is off until the second has looked at it, so that neither becomes somebody else alone.
 */
export const accountRoutes =
  (access: Access): FastifyPluginAsyncTypebox =>
  async (app) => {
    /** Notes it, does it, and lets every open socket feel it. */
    const act = async (
      principal: Principal,
      action: string,
      id: string,
      run: () => Promise<AccountFault | undefined>,
      detail?: Readonly<Record<string, unknown>>,
    ) => {
      if (principal.identity.actor === id) throw faultError('account-own');
      const fault = await run();
      if (fault) throw faultError(fault);
      await access.audit.add(entryOf(principal, action, id, detail));
      await access.refresh();
    };

    app.get('/api/accounts', LIST, async () => ({ accounts: await access.accounts.list() }));

    app.post('/api/accounts', CREATE, async (request, reply) => {
      const { name, displayName, password } = request.body;
      checkPassword(password, name);
      const principal = principalOf(request);
      const made = await access.accounts.create({ name, displayName, passwordHash: await hashPassword(password) });
      if (typeof made === 'string') throw faultError(made);
      await access.audit.add(entryOf(principal, 'account.create', made.id));
      return reply.code(201).send(made);
    });

    app.put('/api/accounts/:id/password', RESET_PASSWORD, async (request, reply) => {
      const { id } = request.params;
      checkPassword(request.body.password, (await access.accounts.find({ id }))?.name ?? '');
      const hash = await hashPassword(request.body.password);
      await act(principalOf(request), 'account.password', id, () => access.accounts.resetPassword(id, hash));
      return reply.code(204).send();
    });

    app.delete('/api/accounts/:id', DISABLE, async (request, reply) => {
      const { id } = request.params;
      await act(principalOf(request), 'account.disable', id, () => access.accounts.disable(id));
      return reply.code(204).send();
    });

    app.put('/api/accounts/:id/role', ASSIGN, async (request, reply) => {
      const { role, area } = request.body;
      const { id } = request.params;
      if (!access.scope(role, area))
        throw new RequestError(409, 'area-unknown', `The district has no ${POLICY[role].boundTo} ${area}.`);
      await act(principalOf(request), 'role.assign', id, () => access.accounts.assign(id, role, area), {
        role,
        area,
      });
      return reply.code(204).send();
    });

    app.delete('/api/accounts/:id/sessions', REVOKE, async (request, reply) => {
      const { id } = request.params;
      await access.audit.add(entryOf(principalOf(request), 'session.revoke', id));
      await access.sessions.endAllOf(id);
      await access.refresh();
      return reply.code(204).send();
    });
  };

const MESSAGES: Readonly<Record<AccountFault, string>> = {
  'account-exists': 'There is an account of this name.',
  'account-unknown': 'There is no such account.',
  'account-last-officer': 'It is the last account of its kind that is on; make another one first.',
  'account-own': 'Nobody changes their own rights; ask another officer.',
};

const faultError = (fault: AccountFault) => new RequestError(409, fault, MESSAGES[fault]);

function checkPassword(password: string, name: string): void {
  const fault = passwordFault(password, name);
  if (fault) throw new RequestError(400, fault, 'The password is too short, or one that everybody knows.');
}
