import type { FastifyPluginAsync } from 'fastify';
import type { Engine } from '../engine.ts';
import { deliberationRoutes } from './deliberations.ts';
import { ticketRoutes } from './tickets.ts';

/** What is read by row. */
export const rowRoutes =
  (engine: Engine): FastifyPluginAsync =>
  async (app) => {
    await app.register(ticketRoutes(engine));
    await app.register(deliberationRoutes(engine));
  };
