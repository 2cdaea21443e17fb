import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

type Refusal = { readonly status: number; readonly code: string; readonly message: string };

/** By the codes of Node for what comes before there is a request. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'header-too-large',
    message: `Address and headers of a request may have ${maxHeaderSize} bytes together.`,
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request-timeout',
    message: 'The request did not end in time.',
  },
};

const LINGER_MS = 1_000;

const NOT_HTTP: Refusal = { status: 400, code: 'invalid-request', message: 'This is not a request of HTTP/1.1.' };

/**
 * What is no request at all, or too large a one, is answered with the same error body as everything else. The parser
 * of the connection is at its end by then, so the answer is written by hand and the connection closed.
 */
export function answerBrokenRequest(this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET') socket.destroy();
  if (!socket.writable) return; // answered, and still talking
  const { status, code, message } = REFUSALS[error.code ?? ''] ?? NOT_HTTP;
  this.log.debug({ err: error }, 'broken request');
  const body = JSON.stringify({ code, message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    "content-security-policy: default-src 'none'",
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Closed at once, with something of the request still unread, the answer would be lost on its way.
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(timer));
}
