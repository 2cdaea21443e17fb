import type { FastifyPluginAsync } from 'fastify';
import type { HealthBody } from '../../core/protocol/http.ts';
import type { Engine } from '../engine.ts';
import { clockRoutes } from './clock.ts';
import { healthRoutes } from './health.ts';

/** For who runs the server. */
export const operationRoutes =
  (engine: Engine, database: HealthBody['database']): FastifyPluginAsync =>
  async (app) => {
    await app.register(healthRoutes(engine, database));
    await app.register(clockRoutes(engine));
  };
