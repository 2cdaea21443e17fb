import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { POLICY } from '../../core/access/policy.ts';
import { lesserView } from '../../core/access/roles.ts';
import { areaPath, WHOLE_DISTRICT } from '../../core/access/scope.ts';
import type { District } from '../../core/domain/district.ts';
import {
  DemoRoleSchema,
  NewPasswordSchema,
  type SessionBody,
  SessionBodySchema,
  SignInSchema,
} from '../../core/protocol/access.ts';
import { ErrorSchema } from '../../core/protocol/write-schemas.ts';
import { type Access, actionsOf } from '../access/access.ts';
import { hashPassword, passwordFault, verifyPassword } from '../access/passwords.ts';
import { entryOf, type Principal } from '../access/principal.ts';
import { nameKey, signIn } from '../access/sign-in.ts';
import { RequestError } from '../plugins/errors.ts';
import { DEMO_COOKIE, sessionCookie } from '../plugins/principal.ts';
import { answer, answers, nothing } from './answers.ts';

/** What a visitor of a demo is before they choose. */
const FIRST_ROLE = 'duty-officer';
const OPEN = { access: 'open' } as const;
const tags = ['access'];

const WHO = {
  config: OPEN,
  schema: {
    tags,
    summary: 'Who asks, and what they may',
    response: answers({ 200: answer('Who asks', SessionBodySchema) }),
  },
};

const SIGN_IN = {
  config: OPEN,
  schema: {
    tags,
    summary: 'Sign in',
    body: SignInSchema,
    response: answers(
      {
        200: answer('Signed in; the cookie is set', SessionBodySchema),
        401: answer('`sign-in-refused`: no such account, or another password', ErrorSchema),
        409: answer('`demo-without-accounts`', ErrorSchema),
        429: answer('`sign-in-delayed`: too many failures; wait for Retry-After seconds', ErrorSchema),
      },
      400,
      403,
      413,
      415,
      503,
    ),
  },
};

const SIGN_OUT = {
  config: OPEN,
  schema: {
    tags,
    summary: 'Sign out',
    response: answers({ 204: nothing('Signed out, everywhere this session was open') }, 403),
  },
};

const CHANGE_PASSWORD = {
  config: OPEN,
  schema: {
    tags,
    summary: 'Give oneself another password; every session of the account ends',
    body: NewPasswordSchema,
    response: answers(
      {
        204: nothing('Changed; sign in again'),
        403: answer('`origin-refused`, `sign-in-refused`: the former password is another one', ErrorSchema),
      },
      400,
      413,
      415,
      503,
    ),
  },
};

const CHOOSE_ROLE = {
  config: OPEN,
  schema: {
    tags,
    summary: 'Choose the role of a demo visitor',
    body: DemoRoleSchema,
    response: answers(
      {
        200: answer('Who the visitor is now', SessionBodySchema),
        409: answer('`not-a-demo`, `area-unknown`', ErrorSchema),
      },
      400,
      403,
      413,
      415,
      503,
    ),
  },
};

/** Signing in and out, and who one is. */
export const sessionRoutes =
  (access: Access, district: District): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/api/session', WHO, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const isNew = access.mode === 'demo' && !request.headers.authorization && !request.cookies[DEMO_COOKIE];
      if (!isNew) return bodyOf(access, district, request.principal);
      chooseDemoRole(request, reply, FIRST_ROLE, WHOLE_DISTRICT);
      return bodyOf(access, district, await access.find({ demo: `${FIRST_ROLE} ${WHOLE_DISTRICT}` }));
    });

    app.post('/api/session', SIGN_IN, async (request, reply) => {
      if (access.mode === 'demo')
        throw new RequestError(409, 'demo-without-accounts', 'A demo has no accounts; choose a role instead.');
      const { name, password } = request.body;
      const made = await signIn(access, { name, password, address: request.ip });
      if (made.kind === 'delayed') throw delayed(reply, made.seconds);
      if (made.kind === 'refused')
        throw new RequestError(401, 'sign-in-refused', 'There is no such account, or the password is another one.');
      const former = request.cookies[sessionCookie(request)];
      if (former !== undefined) await access.endSession(former);
      setCookie(request, reply, sessionCookie(request), made.secret, made.seconds);
      return bodyOf(access, district, await access.find({ session: made.secret }));
    });

    app.delete('/api/session', SIGN_OUT, async (request, reply) => {
      const secret = request.cookies[sessionCookie(request)];
      if (request.principal?.credential.kind === 'session')
        await access.audit.add(entryOf(request.principal, 'session.end', ''));
      if (secret !== undefined) await access.endSession(secret);
      for (const name of [sessionCookie(request), DEMO_COOKIE])
        reply.clearCookie(name, { path: '/', secure: request.protocol === 'https' });
      return reply.header('clear-site-data', '"cache", "storage"').code(204).send();
    });

    app.put('/api/session/password', CHANGE_PASSWORD, async (request, reply) => {
      const { principal, body } = request;
      if (principal?.credential.kind !== 'session') throw new RequestError(401, 'sign-in-needed', 'Sign in first.');
      const account = await access.accounts.find({ id: principal.credential.accountId });
      const keys = [nameKey(account?.name ?? '')];
      const seconds = await access.signIns.wait(keys);
      if (seconds > 0) throw delayed(reply, seconds);
      await access.signIns.count(keys);
      if (!(await verifyPassword(body.former, account?.passwordHash)))
        throw new RequestError(403, 'sign-in-refused', 'The former password is another one.');
      await access.signIns.forgive(keys);
      const fault = passwordFault(body.password, account?.name ?? '');
      if (fault) throw new RequestError(400, fault, 'The new password is too short, or one that everybody knows.');
      await access.audit.add(entryOf(principal, 'password.change', principal.credential.accountId));
      await access.accounts.setPassword(principal.credential.accountId, await hashPassword(body.password));
      await access.refresh();
      return reply.code(204).send();
    });

    app.put('/api/session/demo', CHOOSE_ROLE, async (request, reply) => {
      if (access.mode !== 'demo') throw new RequestError(409, 'not-a-demo', 'Roles are given to accounts here.');
      const { role, area } = request.body;
      if (!access.scope(role, area))
        throw new RequestError(409, 'area-unknown', `The district has no ${POLICY[role].boundTo} ${area}.`);
      chooseDemoRole(request, reply, role, area);
      return bodyOf(access, district, await access.find({ demo: `${role} ${area}` }));
    });
  };

function delayed(reply: FastifyReply, seconds: number): RequestError {
  reply.header('retry-after', String(seconds));
  return new RequestError(429, 'sign-in-delayed', `Too many failures; try again in ${seconds} s.`);
}

function bodyOf({ mode, tree }: Access, { name }: District, principal: Principal | undefined): SessionBody {
  if (!principal) return { mode, district: name, who: null };
  const { scope, displayName } = principal;
  const { own, elsewhere } = POLICY[scope.role].sees;
  return {
    mode,
    district: name,
    who: {
      role: scope.role,
      area: scope.area,
      areaPath: areaPath(tree, scope.area),
      displayName,
      actions: actionsOf(scope),
      sees: { own: lesserView(own, scope.ceiling), elsewhere: lesserView(elsewhere, scope.ceiling) },
      grids: scope.grids ? [...scope.grids] : null,
    },
  };
}

const YEAR_SECONDS = 31_536_000;

const chooseDemoRole = (request: FastifyRequest, reply: FastifyReply, role: string, area: string) =>
  setCookie(request, reply, DEMO_COOKIE, `${role} ${area}`, YEAR_SECONDS);

/** Without TLS a browser would not send a `Secure` cookie back, so that it is set only where there is TLS. */
function setCookie(request: FastifyRequest, reply: FastifyReply, name: string, value: string, maxAge: number): void {
  const secure = request.protocol === 'https';
  reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'strict', maxAge, secure });
}
