import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { POLICY } from '../../core/access/policy.ts';
import { isRole, ROLES } from '../../core/access/roles.ts';
import { scopeOf, WHOLE_DISTRICT } from '../../core/access/scope.ts';
import { AccountRows } from '../../server/access/account-rows.ts';
import { AuditRows } from '../../server/access/audit-rows.ts';
import { hashPassword, passwordFault } from '../../server/access/passwords.ts';
import { readConfig } from '../../server/config.ts';
import { joinDatabase } from '../../server/database/join.ts';
import { migrate } from '../../server/database/migrate.ts';
import { businessTree } from '../../server/district/business-tree.ts';
import { readDistrictFolder } from '../../server/district/folder.ts';
import { parseCommand } from '../import/command-line.ts';
import { InputProblem } from '../import/input-problem.ts';
import { complain, complainOf, say } from '../import/terminal-text.ts';

const USAGE = `npm run account -- create NAME --role ROLE [--area AREA] [--display NAME] [--password-stdin]
npm run account -- list
ROLE is one of ${ROLES.join(', ')}.
AREA is the code of a subdistrict, community or grid, or the id of a department; without it, the whole district.
DOORSTEP_DISTRICT, DOORSTEP_DATA and DATABASE_URL name the same district and database as for the server.`;

/**
 * The first accounts of a database: who runs this has the machine, and needs no account. Later ones are made on the page, in
 * two hands.
 */
async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseCommand(args, {
    role: { type: 'string' },
    area: { type: 'string', default: WHOLE_DISTRICT },
    display: { type: 'string' },
    'password-stdin': { type: 'boolean', default: false },
  });
  const [command, name] = positionals;
  const config = readConfig();
  const folder = await readDistrictFolder(config.districtFolder);
  const dataFolder = config.dataFolder ?? resolve('.data', folder.district.id);
  const database = await joinDatabase({ url: config.databaseUrl, dataFolder, log: () => {} });
  try {
    await migrate(database.sql);
    const accounts = new AccountRows(database.sql);
    if (command === 'list' && positionals.length === 1) {
      for (const { name: known, role, area, isDisabled } of await accounts.list())
        say([known, role, area, isDisabled ? 'off' : 'on'].join('  '));
      return;
    }
    if (command !== 'create' || name === undefined || positionals.length > 2) throw new InputProblem(USAGE);
    const { role, area } = values;
    if (role === undefined || !isRole(role)) throw new InputProblem(`--role has to be one of ${ROLES.join(', ')}.`);
    if (!scopeOf(businessTree(folder), role, area))
      throw new InputProblem(`A ${role} is bound to a ${POLICY[role].boundTo}; the district has none called ${area}.`);
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(name))
      throw new InputProblem(`${name} is no account name: 2 to 40 letters, digits, dots, dashes.`);
    const given = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
    const password = given ?? randomBytes(15).toString('base64url');
    const fault = passwordFault(password, name);
    if (fault)
      throw new InputProblem(
        `The password is not taken (${fault}): 12 characters or more, not the name, nothing everybody knows.`,
      );
    const made = await accounts.create({
      name,
      displayName: values.display ?? name,
      office: { role, area },
      passwordHash: await hashPassword(password),
    });
    if (typeof made === 'string') throw new InputProblem(`There is an account ${name} already.`);
    await new AuditRows(database.sql, Date.now).add({
      actor: 'machine',
      role: '',
      area: '',
      action: 'account.create',
      subject: made.id,
      detail: { role, area },
    });
    say(`Made ${name}: ${role}, ${area}.`);
    if (given === undefined) say(`Password, told once: ${password}`);
  } finally {
    await database.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof InputProblem) complain(error.message);
  else complainOf(error);
  process.exitCode = 1;
});
