import type { Words } from '../../i18n/t.ts';
import type { UnitRule } from '../../store/unit-rules.ts';

type Key =
  | 'trees'
  | 'find'
  | 'none-found'
  | 'household'
  | 'center-household'
  | 'special'
  | 'seen'
  | 'seen-outside'
  | 'no-data'
  | 'no-data-grids'
  | 'no-data-party'
  | 'rules'
  | 'missing'
  | 'no-gap'
  | 'no-rules'
  | 'gap'
  | 'few'
  | 'counts-only'
  | UnitRule
  | `gap.${UnitRule}`;

/** What the district explorer says. */
export const explorerWords: Words<Key> = {
  'zh-CN': {
    trees: '两网，同一网格编码',
    find: '街道、社区、网格，可用首字母',
    'none-found': '没有这样的街道、社区或网格',
    household: '户',
    'center-household': '中心户',
    special: '专属',
    seen: '地图中心',
    'seen-outside': '不在网格内',
    'no-data': '组织资料（organisation.json）尚无数据',
    'no-data-grids': '以下按网格编码列出',
    'no-data-party': '党建网无从列出',
    rules: '落实情况',
    missing: '缺 {count}',
    'no-gap': '无缺口',
    'no-rules': '尚无数据',
    gap: '缺口',
    few: '样本不足',
    'counts-only': '网格以下只计数，不显示住址',
    oneLead: '一肩挑',
    workGroups: '一社区一工作组',
    serviceTeams: '一站点一服务队',
    'gap.oneLead': '网格长、支部书记不是一人',
    'gap.workGroups': '缺工作组',
    'gap.serviceTeams': '缺服务队',
  },
  en: {
    trees: 'Two trees on the same codes of grids',
    find: 'Find a unit by name or code',
    'none-found': 'No such subdistrict, community or grid',
    household: 'households',
    'center-household': 'center households',
    special: 'special',
    seen: 'Middle of the map',
    'seen-outside': 'in no grid',
    'no-data': 'No data yet of the organization (organisation.json)',
    'no-data-grids': 'Listed by the codes of the grids',
    'no-data-party': 'The party tree cannot be listed',
    rules: 'Rules kept',
    missing: '{count} missing',
    'no-gap': 'no gap',
    'no-rules': 'no data yet',
    gap: 'Gaps',
    few: 'Too few',
    'counts-only': 'Below the grid only counts',
    oneLead: 'One lead for grid and branch',
    workGroups: 'A work group in each community',
    serviceTeams: 'A service team at each station',
    'gap.oneLead': 'lead and secretary are two people',
    'gap.workGroups': 'no work group',
    'gap.serviceTeams': 'no service team',
  },
};
