import type { GridId } from '../../../core/domain/ids.ts';
import type { Words } from '../../i18n/t.ts';
import { selectOrganisationFault } from '../../store/units.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useApp, useText, useWords } from '../app-context.ts';
import { UnitPath } from '../explorer/UnitPath.tsx';
import { unitWords } from '../explorer/unit-words.ts';
import { FaultText } from '../layers/PlaceFaults.tsx';
import './grid-organisation.css';

type Key =
  | 'kind'
  | 'urban'
  | 'rural'
  | 'special'
  | 'branch'
  | 'own'
  | 'joint'
  | 'lead'
  | 'one-lead'
  | 'two-leads'
  | 'couriers'
  | 'people'
  | 'no-data';

const words: Words<Key> = {
  'zh-CN': {
    kind: '类型',
    urban: '综合网格，城区',
    rural: '综合网格，乡村',
    special: '专属网格',
    branch: '党支部',
    own: '单独建立',
    joint: '就近联建',
    lead: '一肩挑',
    'one-lead': '网格长、支部书记一人兼任',
    'two-leads': '网格长、支部书记不是一人',
    couriers: '流动网格员',
    people: '{count} 人',
    'no-data': '组织资料尚无数据',
  },
  en: {
    kind: 'Kind',
    urban: 'General grid, urban',
    rural: 'General grid, rural',
    special: 'Special grid',
    branch: 'Party branch',
    own: 'of its own',
    joint: 'formed with a neighbor',
    lead: 'One lead',
    'one-lead': 'grid lead is branch secretary',
    'two-leads': 'grid lead is not branch secretary',
    couriers: 'Patrol members',
    people: '{count} person|{count} people',
    'no-data': 'No data yet of the organization',
  },
};

/** Where a grid stands in both trees, each by its own way, and who works in it, as counts. */
export function GridOrganisation({ gridId }: { gridId: GridId }) {
  const t = useText();
  const w = useWords(words);
  const names = useWords(unitWords);
  const kind = useApp(
    ({ district }) => district?.grids.features.find(({ properties }) => properties.gridId === gridId)?.properties.kind,
  );
  const row = useApp(({ district }) => district?.organisation?.grids.find((one) => one.gridId === gridId));
  const fault = useApp(selectOrganisationFault);
  const isNamed = kind === 'urban' || kind === 'rural' || kind === 'special';
  return (
    <div className="grid-organisation">
      {(['business', 'party'] as const).map((tree) => (
        <div className="grid-organisation-tree" key={tree}>
          <span>{names(tree)}</span>
          {tree === 'party' && !row ? (
            <span>
              {w('no-data')} {fault && <FaultText fault={fault} />}
            </span>
          ) : (
            <UnitPath tree={tree} code={gridId} />
          )}
        </div>
      ))}
      <Facts
        facts={[
          [w('kind'), isNamed ? w(kind) : kind],
          [w('branch'), row && w(row.formation)],
          [w('lead'), row && w(row.isOneLead ? 'one-lead' : 'two-leads')],
          [w('couriers'), row && w('people', { count: row.couriers })],
          [t('place.number'), gridId],
        ]}
      />
    </div>
  );
}
