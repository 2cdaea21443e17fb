import { randomBytes } from 'node:crypto';
import type { Role } from '../../core/access/roles.ts';
import { WHOLE_DISTRICT } from '../../core/access/scope.ts';
import type { Database, Transaction } from '../database/connect.ts';

/** Somebody who can sign in. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly area: string;
  readonly isDisabled: boolean;
};

export type NewAccount = Pick<Account, 'name' | 'displayName'> & {
  readonly passwordHash: string;
  /** Without one the account is off, until somebody gives it one. */
  readonly office?: Pick<Account, 'role' | 'area'>;
};

/** What an account is before it is anything. */
const NO_OFFICE = { role: 'wall', area: WHOLE_DISTRICT } as const;

/** Why accounts stay as they are. */
export type AccountFault = 'account-exists' | 'account-unknown' | 'account-last-officer' | 'account-own';

/** The roles without which nobody could make, bind or watch accounts any more. */
const OFFICERS: readonly Role[] = ['system-officer', 'security-officer', 'audit-officer'];

/** Accounts as the database has them. Every change raises the revision in the same transaction, and drops the sessions it touches. */
export class AccountRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  async list(): Promise<Account[]> {
    return this.#sql<Account[]>`
      select id, name, display_name as "displayName", role, area, disabled_at is not null as "isDisabled"
      from accounts order by name`;
  }

  async find(
    which: { readonly name: string } | { readonly id: string },
  ): Promise<(Account & { readonly passwordHash: string }) | undefined> {
    const sql = this.#sql;
    const [row] = await sql<(Account & { passwordHash: string })[]>`
      select id, name, display_name as "displayName", role, area, disabled_at is not null as "isDisabled",
             password as "passwordHash"
      from accounts where ${'id' in which ? sql`id = ${which.id}` : sql`name = ${which.name}`}`;
    return row;
  }

  async create({ name, displayName, office, passwordHash }: NewAccount): Promise<Account | AccountFault> {
    const id = `p-${randomBytes(9).toString('base64url')}`;
    const { role, area } = office ?? NO_OFFICE;
    const isDisabled = office === undefined;
    const made = await this.#sql`
      insert into accounts (id, name, display_name, role, area, password, disabled_at)
      values (${id}, ${name}, ${displayName}, ${role}, ${area}, ${passwordHash},
              case when ${isDisabled} then clock_timestamp() end) on conflict (name) do nothing returning id`;
    return made.length === 0 ? 'account-exists' : { id, name, displayName, role, area, isDisabled };
  }

  /** Give a role and an area, and switch the account on. Whoever is signed in has to do it again. */
  async assign(id: string, role: Role, area: string): Promise<AccountFault | undefined> {
    return this.#change(
      id,
      role,
      (tx) => tx`update accounts set role = ${role}, area = ${area}, disabled_at = null where id = ${id}`,
    );
  }

  async disable(id: string): Promise<AccountFault | undefined> {
    return this.#change(
      id,
      undefined,
      (tx) => tx`update accounts set disabled_at = clock_timestamp() where id = ${id}`,
    );
  }

  /** By somebody else: the account is off until its role is given again. */
  async resetPassword(id: string, passwordHash: string): Promise<AccountFault | undefined> {
    return this.#change(
      id,
      undefined,
      (tx) => tx`update accounts set password = ${passwordHash}, disabled_at = clock_timestamp() where id = ${id}`,
    );
  }

  async setPassword(id: string, passwordHash: string): Promise<AccountFault | undefined> {
    return this.#change(
      id,
      undefined,
      (tx) => tx`update accounts set password = ${passwordHash} where id = ${id}`,
      'keeps',
    );
  }

  /**
   * All accounts are locked while one changes, so that two officers who take away each other's rights at the same moment
   * do it one after the other, and the last of a kind stays.
   *
   * @param becomes - The role after the change; undefined where it stays.
   */
  async #change(
    id: string,
    becomes: Role | undefined,
    run: (tx: Transaction) => Promise<unknown>,
    office: 'loses' | 'keeps' = 'loses',
  ): Promise<AccountFault | undefined> {
    return this.#sql.begin(async (tx) => {
      const rows = await tx<{ id: string; role: Role; isDisabled: boolean }[]>`
        select id, role, disabled_at is not null as "isDisabled" from accounts order by id for update`;
      const account = rows.find((row) => row.id === id);
      if (!account) return 'account-unknown' as const;
      const isOfficer = OFFICERS.includes(account.role) && !account.isDisabled && office === 'loses';
      const isLast = !rows.some((row) => row.id !== id && row.role === account.role && !row.isDisabled);
      if (isOfficer && isLast && becomes !== account.role) return 'account-last-officer' as const;
      await run(tx);
      await tx`delete from sessions where account_id = ${id}`;
      await tx`update access_revision set revision = revision + 1 where id = 1`;
      return undefined;
    });
  }
}
