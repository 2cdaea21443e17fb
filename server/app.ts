import compress from '@fastify/compress';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { HealthBody } from '../core/protocol/http.ts';
import { MAX_CLIENT_FRAME_BYTES } from '../core/protocol/stream.ts';
import type { OpenAccess } from './access/open-access.ts';
import type { Engine } from './engine.ts';
import errors, { answerBadUrl, answerBrokenRequest } from './plugins/errors.ts';
import jsonBodies from './plugins/json-bodies.ts';
import methods from './plugins/methods.ts';
import openapi from './plugins/openapi.ts';
import origins, { OriginList } from './plugins/origins.ts';
import page from './plugins/page.ts';
import principal from './plugins/principal.ts';
import securityHeaders from './plugins/security-headers.ts';
import { accessRoutes } from './routes/access.ts';
import { districtRoutes } from './routes/district.ts';
import { eventRoutes } from './routes/events.ts';
import { operationRoutes } from './routes/operation.ts';
import { positionRoutes } from './routes/positions.ts';
import { rowRoutes } from './routes/rows.ts';
import { snapshotRoutes } from './routes/snapshot.ts';
import { streamRoutes } from './routes/stream.ts';
import { compileValidator } from './validation.ts';

export type AppOptions = {
  readonly engine: Engine;
  readonly access: OpenAccess;
  readonly database: HealthBody['database'];
  readonly origins?: readonly string[];
  readonly logger?: FastifyBaseLogger;
};

/** The application, in the order things happen to a request; it does not listen yet. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const {
    engine,
    access: { access, deletions },
    database,
  } = options;
  const app = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    // An idle connection and a request that does not end are cut; a stream is neither once it is upgraded.
    // A reverse proxy on this machine says who asks and whether by TLS; from anywhere else that is not believed.
    trustProxy: 'loopback',
    connectionTimeout: 60_000,
    requestTimeout: 60_000,
    forceCloseConnections: true,
    frameworkErrors: answerBadUrl,
    // A name that is too long is looked for and not found, as any other that nobody has.
    routerOptions: { maxParamLength: 4_096 },
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(compileValidator);
  // Schemas of answers describe them and filter nothing.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const originList = new OriginList(options.origins ?? []);

  await app.register(errors);
  await app.register(securityHeaders, { ownBasemap: engine.folder.ownBasemap });
  // Before the hooks that refuse: it closes the socket of an upgrade that was answered otherwise.
  await app.register(websocket, {
    options: {
      maxPayload: MAX_CLIENT_FRAME_BYTES,
      perMessageDeflate: false,
      verifyClient: ({ req }, done) => {
        const { origin, host, cookie } = req.headers;
        done(originList.allows(origin, host, cookie !== undefined), 403);
      },
    },
  });
  await app.register(origins, { list: originList });
  await app.register(principal, { access });
  await app.register(methods);
  await app.register(jsonBodies);
  await app.register(compress, { encodings: ['gzip'], threshold: 1_024 });
  await app.register(openapi);

  await app.register(eventRoutes(engine));
  await app.register(positionRoutes(engine));
  await app.register(snapshotRoutes(engine));
  await app.register(rowRoutes(engine, access));
  await app.register(districtRoutes(engine.folder));
  await app.register(operationRoutes(engine, database));
  await app.register(accessRoutes(engine, access, deletions));
  await app.register(streamRoutes(engine.hub));
  await app.register(page);
  return app as unknown as FastifyInstance; // without the type provider, which only routes need
}
