import type { GridProperties } from '../../core/domain/district.ts';
import { type OrgTree, treeOfGrids, treeOfUnits } from '../../core/domain/org-tree.ts';
import type { Organisation } from '../../core/domain/organisation.ts';
import type { DistrictFolder } from './folder.ts';

/** 业务网 of a district: as its organisation tells it, else as far as its grids do. Areas of roles are units of it. */
export function businessTree({ files }: Pick<DistrictFolder, 'files'>): OrgTree {
  // Both files were checked when the folder was read.
  const read = (name: string) => files.get(name) && JSON.parse(files.get(name)!.bytes.toString('utf8'));
  const organisation = read('organisation.json') as Organisation | undefined;
  if (organisation) return treeOfUnits(organisation.units.filter(({ tree }) => tree === 'business'));
  const { features } = read('grids.geojson') as { features: { properties: GridProperties }[] };
  return treeOfGrids(features.map(({ properties }) => properties));
}
