export type EmbeddedDatabaseErrorCode =
  /** Another server, or something else that holds the lock, uses the database. */
  | 'data-folder-in-use'
  /** Made by another major version of PostgreSQL. */
  | 'data-folder-other-major'
  /** `pgdata` is there and holds something that is no PostgreSQL database. */
  | 'data-folder-foreign'
  /** The folder cannot be made, or its database belongs to a user PostgreSQL cannot run as here. */
  | 'data-folder-forbidden'
  /** The user PostgreSQL runs as cannot get to the database, and no folder was found to move it to. */
  | 'data-folder-unreachable'
  /** The database was moved elsewhere, and is not there any more. */
  | 'data-folder-lost'
  /** No PostgreSQL is installed for this platform. */
  | 'engine-missing'
  /** PostgreSQL or initdb did not start or did not stop; the message ends with what they printed. */
  | 'engine-failed';

/** The embedded PostgreSQL cannot be had; `code` is stable, the message is for whoever started the server. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
  readonly code: EmbeddedDatabaseErrorCode;

  constructor(code: EmbeddedDatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
