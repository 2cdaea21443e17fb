import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { isDataRefusal, sqlState } from '../database/connect.ts';
import { LogUnavailableError, OverloadError } from '../events/ingest.ts';

export { answerBrokenRequest } from './broken-requests.ts';

const RETRY_AFTER_SECONDS = 2;

/** Statuses that Fastify's own errors carry, with our stable codes. */
const CODES: Record<number, string> = {
  400: 'invalid-request',
  401: 'token-unknown',
  403: 'origin-refused',
  404: 'not-found',
  406: 'not-acceptable',
  413: 'too-large',
  415: 'content-type-unsupported',
};

/** A refusal a route throws on purpose. */
export class RequestError extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** One error body everywhere: `{ code, message }`. What is our fault is logged and told without detail. */
function errors(app: FastifyInstance, _options: object, done: () => void): void {
  app.setErrorHandler((error: FastifyError | RequestError, request, reply) => {
    if (isUnavailable(error)) {
      request.log.warn({ err: error }, 'not available');
      const code = error instanceof OverloadError ? error.code : 'log-unavailable';
      return reply
        .code(503)
        .header('retry-after', String(RETRY_AFTER_SECONDS))
        .send({ code, message: 'The server cannot take this at the moment; send it again.' });
    }
    // A parameter the database cannot take (U+0000 in a query) is the sender's mistake.
    const status = error.statusCode ?? (isDataRefusal(error) ? 400 : 500);
    if (status >= 500) {
      request.log.error({ err: error }, 'request failed');
      return reply.code(500).send({ code: 'internal', message: 'The server made a mistake; it is logged.' });
    }
    const code = error instanceof RequestError ? error.code : (CODES[status] ?? 'invalid-request');
    return reply.code(status).send({ code, message: error.message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'not-found', message: `Nothing at ${request.method} ${request.url}.` }),
  );
  done();
}

/** A URL that cannot be decoded is refused before any hook runs, so its headers are set here. */
export function answerBadUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  // The socket of an upgrade is no longer in the server's books, and no hook runs that would close it.
  if (request.headers.upgrade) reply.raw.once('finish', () => request.raw.socket.destroySoon());
  reply
    .code(400)
    .headers({ 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' })
    .send({ code: 'invalid-request', message: error.message });
}

/** A full queue, a failed commit, or a database that a read could not reach (connection errors carry no SQLSTATE class of data). */
function isUnavailable(error: Error & { code?: string }): boolean {
  if (error instanceof OverloadError || error instanceof LogUnavailableError) return true;
  const isConnectionState = /^(08|53|57)/.test(sqlState(error));
  return isConnectionState || CONNECTION_ERRORS.has(error.code ?? '');
}

/** Codes of Node and of the PostgreSQL client for a connection that is not there. */
const CONNECTION_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
]);

export default fp(errors, { name: 'errors' });
