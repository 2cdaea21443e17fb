import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../server/package-root.ts';
import { importTickets } from '../../import/import-tickets.ts';
import { makeDistrict } from '../../import/make-district.ts';
import { districtOfServer } from '../../import/send/district-source.ts';
import { createEventSender } from '../../import/send/event-sender.ts';
import { findToken } from '../../import/send/find-token.ts';
import { openTicketsFile } from '../../import/tickets-file.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';

/** Beside the repository, since the project ships none of it. */
const DATA = join(packageRoot, '../shared/data/la311');
const AREAS = join(DATA, 'neighborhood-councils.geojson');
const TICKETS = join(DATA, 'requests-2020-01.csv');
/** The export ends here; by a later clock its closed tickets would have left the window. */
const CLOCK = '2020-01-04T00:00-08:00';

export type ImportedServer = { readonly url: string; readonly tickets: number; stop(): Promise<void> };

/** A server with the requests of Los Angeles, imported as a user does it; undefined where there is no such data. */
export async function startLosAngeles(): Promise<ImportedServer | undefined> {
  if (!existsSync(AREAS) || !existsSync(TICKETS)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-la-'));
  const districtFolder = join(folder, 'district');
  await makeDistrict(
    { areas: AREAS, name: 'Los Angeles', zone: 'America/Los_Angeles', out: districtFolder, force: false },
    () => {},
  );
  const server = await DoorstepServer.start({ districtFolder, clock: CLOCK });
  const { url, dataFolder } = server;
  const district = await districtOfServer(url, (id) => findToken('import', id, { DOORSTEP_DATA: dataFolder }));
  const token = await findToken('import', district.id, { DOORSTEP_DATA: dataFolder });
  const file = await openTicketsFile(TICKETS, district, {}, () => {});
  const { account, stopped } = await importTickets({ district, file, send: createEventSender({ url, token }) });
  if (stopped) throw stopped;
  return {
    url,
    tickets: account.imported,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
