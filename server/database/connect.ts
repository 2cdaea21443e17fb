import { createConnection } from 'node:net';
import postgres from 'postgres';

/** A pool of connections whose `bigint` columns come back as numbers: every one of ours is far below 2^53. */
export type Database = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

/** A database by its URL, or one whose Unix socket may move when it is started anew. */
export type ConnectOptions = string | { readonly username: string; readonly database: string; socketPath(): string };

const SETTINGS = {
  /** Reads, the one transaction in flight, LISTEN; the restart of a server may not be a storm. */
  max: 10,
  connect_timeout: 10,
  /** LISTEN must last for months; the client's default closes a connection within the hour. */
  max_lifetime: null,
  /** After a lost database: try again soon, but not in a loop. Seconds. */
  backoff: (attempts: number) => Math.min(2, 0.1 * 2 ** attempts),
  onnotice: () => {},
  types: {
    bigint: {
      to: 20,
      from: [20],
      serialize: (value: number) => String(value),
      parse: (value: string) => Number(value),
    },
  },
} satisfies postgres.Options<{ bigint: postgres.PostgresType<number> }>;

export function connect(where: ConnectOptions): Database {
  if (typeof where === 'string') return postgres(where, SETTINGS);
  const { username, database, socketPath } = where;
  // The socket is handed over while it still connects: what is written waits, and a failure reaches the client as its own.
  return postgres({ ...SETTINGS, username, database, socket: () => createConnection(socketPath()) } as typeof SETTINGS);
}

/** SQLSTATE of a database error, empty where the error is of another kind. */
export function sqlState(error: unknown): string {
  return error instanceof postgres.PostgresError ? error.code : '';
}

/** The statement was understood and its data refused (class 22) or too large (class 54): the fault of a record. */
export const isDataRefusal = (error: unknown) => /^(22|54)/.test(sqlState(error));
