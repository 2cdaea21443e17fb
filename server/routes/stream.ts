import type { FastifyPluginAsync } from 'fastify';
import type { ViewLevel } from '../../core/access/roles.ts';
import { STREAM_PATH } from '../../core/protocol/stream.ts';
import { principalOf } from '../plugins/principal.ts';
import type { Hub } from '../stream/hub.ts';

/** The websocket; what is spoken on it stands in docs/protocol.md. */
export const streamRoutes =
  (hub: Hub): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: { view?: ViewLevel } }>(
      STREAM_PATH,
      { websocket: true, config: { access: 'state.read' }, schema: { hide: true } },
      (socket, request) => hub.accept(socket, { principal: principalOf(request), view: request.query.view }),
    );
  };
