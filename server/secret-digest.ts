import { createHash } from 'node:crypto';

/** What is kept and compared of a secret, so that nobody reads it where it is kept. */
export const secretDigest = (secret: string) => createHash('sha256').update(secret).digest('base64url');
