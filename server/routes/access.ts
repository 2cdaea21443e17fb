import type { FastifyPluginAsync } from 'fastify';
import type { Access } from '../access/access.ts';
import type { DeletionList } from '../access/deletion-list.ts';
import type { Engine } from '../engine.ts';
import { accessTokenRoutes } from './access-tokens.ts';
import { accountRoutes } from './accounts.ts';
import { auditRoutes } from './audit.ts';
import { residentRoutes } from './residents.ts';
import { sessionRoutes } from './session.ts';

/** Who may what, who did what, and what is known of residents. */
export const accessRoutes =
  (engine: Engine, access: Access, deletions: DeletionList): FastifyPluginAsync =>
  async (app) => {
    await app.register(sessionRoutes(access, engine.folder.district));
    await app.register(accountRoutes(access));
    await app.register(accessTokenRoutes(access));
    await app.register(auditRoutes(access));
    await app.register(residentRoutes(engine, access, deletions));
  };
