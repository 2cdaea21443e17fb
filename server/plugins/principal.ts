import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { ACTIONS, type Action } from '../../core/access/policy.ts';
import { isViewLevel } from '../../core/access/roles.ts';
import { narrowed, reachOf } from '../../core/access/scope.ts';
import { type Access, UnknownCredentialError } from '../access/access.ts';
import type { Principal } from '../access/principal.ts';
import { RequestError } from './errors.ts';
import rateLimits from './rate-limits.ts';

/** Under TLS the prefix makes a browser refuse the cookie from any other host, path or plain connection (RFC 6265bis). */
export const sessionCookie = ({ protocol }: Pick<FastifyRequest, 'protocol'>) =>
  protocol === 'https' ? '__Host-doorstep_session' : 'doorstep_session';
/** Role and area a visitor of a demo has chosen; no secret. */
export const DEMO_COOKIE = 'doorstep_demo';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends this; undefined only on routes that are open. Set before any handler runs. */
    principal: Principal | undefined;
  }
  interface FastifyInstance {
    /** What each route of the API does, by `METHOD url`: the rows of the table that tests go through. */
    routeActions: ReadonlyMap<string, Action | 'open'>;
  }
  interface FastifyContextConfig {
    /** What the route does, by the policy table; `open` for what everybody may, signed in or not. */
    access?: Action | 'open';
  }
}

/**
 * Every request has an asker or is on an open route, and does nothing the policy table does not allow. A route of the API that
 * names no action does not start.
 */
async function principal(app: FastifyInstance, { access }: { access: Access }): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('principal');
  const actions = new Map<string, Action | 'open'>();
  app.decorate('routeActions', actions);
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!url.startsWith('/api/')) return;
    const named = config?.access;
    if (named === undefined || !(named === 'open' || ACTIONS.includes(named)))
      throw new Error(`${String(method)} ${url} names no action of the policy table.`);
    for (const name of [method].flat()) actions.set(`${name} ${url}`, named);
  });
  app.addHook('onRequest', async (request) => {
    const action = request.routeOptions.config.access ?? 'open';
    request.principal = await find(access, request, action === 'open');
    if (action === 'open') return;
    if (!request.principal) throw new RequestError(401, 'sign-in-needed', 'Sign in first.');
    const { scope } = request.principal;
    if (reachOf(scope, action) === undefined)
      throw new RequestError(403, 'not-permitted', `The role ${scope.role} may not ${action}.`);
  });
  // After the hook that knows who asks.
  await app.register(rateLimits, { mode: access.mode });
}

async function find(access: Access, request: FastifyRequest, isOpen: boolean): Promise<Principal | undefined> {
  const { [sessionCookie(request)]: session, [DEMO_COOKIE]: demo } = request.cookies;
  const asker = { authorization: request.headers.authorization, session, demo };
  const found = await access.find(asker).catch((error: unknown) => {
    if (!(error instanceof UnknownCredentialError)) throw error;
    // Who was signed in must still be able to load the page and sign in again.
    if (isOpen && error.code === 'session-ended') return undefined;
    throw new RequestError(401, error.code, error.message);
  });
  const { view } = (request.query ?? {}) as { view?: unknown };
  if (!found || view === undefined) return found;
  if (typeof view !== 'string' || !isViewLevel(view))
    throw new RequestError(400, 'invalid-request', `There is no view ${String(view).slice(0, 40)}.`);
  return { ...found, scope: narrowed(found.scope, view) };
}

/** Who sends a request on a route that is not open. */
export function principalOf({ principal: found, url }: FastifyRequest): Principal {
  if (!found) throw new Error(`${url} was let through without anybody.`);
  return found;
}

export default fp(principal, { name: 'principal' });
