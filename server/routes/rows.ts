import type { FastifyPluginAsync } from 'fastify';
import type { Access } from '../access/access.ts';
import type { Engine } from '../engine.ts';
import { deliberationRoutes } from './deliberations.ts';
import { ticketRoutes } from './tickets.ts';

/** What is read by row. */
export const rowRoutes =
  (engine: Engine, access: Access): FastifyPluginAsync =>
  async (app) => {
    await app.register(ticketRoutes(engine, access));
    await app.register(deliberationRoutes(engine, access));
  };
