import { businessTree } from '../district/business-tree.ts';
import type { Engine } from '../engine.ts';
import type { Identities } from '../tokens.ts';
import { Access, type AccessMode } from './access.ts';
import { DeletionList } from './deletion-list.ts';
import { ListenerWatch } from './listener-watch.ts';
import { PrivateRows } from './private-rows.ts';

export type OpenAccess = { readonly access: Access; readonly deletions: DeletionList; close(): void };

/** The access to an engine: follows changes of accounts from now on, and closes sockets that lose their rights. */
export async function openAccess(
  { sql, folder, hub }: Pick<Engine, 'sql' | 'folder' | 'hub'>,
  options: {
    readonly mode: AccessMode;
    readonly identities: Identities;
    readonly dataFolder: string;
    /** Takes what an operator should know of. */
    note?(line: string): void;
    readonly wall?: (() => number) | undefined;
    onError(error: unknown): void;
  },
): Promise<OpenAccess> {
  const { wall = Date.now, onError, dataFolder, note = () => {} } = options;
  const deletions = new DeletionList(dataFolder);
  const forgotten = await deletions.enforce(new PrivateRows(sql));
  if (forgotten > 0)
    note(`${forgotten} fields of residents who asked to be forgotten had come back and are deleted again.`);
  const access = new Access({ ...options, wall, sql, tree: businessTree(folder) });
  await access.refresh();
  access.start();
  const watch = new ListenerWatch(access, hub, onError);
  return {
    access,
    deletions,
    close: () => {
      watch.stop();
      access.stop();
    },
  };
}
