import type { Database } from '../database/connect.ts';

/** Which state of accounts, sessions and tokens the database is at. */
export async function readRevision(sql: Database): Promise<number> {
  const [{ revision }] = await sql<{ revision: number }[]>`select revision from access_revision where id = 1`;
  return revision;
}
