import type { FastifyPluginAsync } from 'fastify';
import { STREAM_PATH } from '../../core/protocol/stream.ts';
import type { Hub } from '../stream/hub.ts';

/** The websocket; what is spoken on it stands in docs/protocol.md. */
export const streamRoutes =
  (hub: Hub): FastifyPluginAsync =>
  async (app) => {
    app.get(STREAM_PATH, { websocket: true, schema: { hide: true } }, (socket) => hub.accept(socket));
  };
