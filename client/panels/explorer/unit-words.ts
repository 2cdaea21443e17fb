import type { Words } from '../../i18n/t.ts';
import type { OrgTreeName } from '../../store/explorer.ts';

/** The five levels of each tree, from the top; what lies below the grid is counted and never shown one by one. */
export const CRUMB_LEVELS = ['subdistrict', 'community', 'grid', 'building', 'household'] as const;
export type CrumbLevel = (typeof CRUMB_LEVELS)[number];

type Key = OrgTreeName | `${OrgTreeName}.${CrumbLevel}`;

/** What both trees and their levels are called. */
export const unitWords: Words<Key> = {
  'zh-CN': {
    business: '业务网',
    party: '党建网',
    'business.subdistrict': '街道',
    'business.community': '社区',
    'business.grid': '网格',
    'business.building': '楼栋',
    'business.household': '户',
    'party.subdistrict': '街道党工委',
    'party.community': '社区党组织',
    'party.grid': '网格党支部',
    'party.building': '楼栋党小组',
    'party.household': '党员中心户',
  },
  en: {
    business: 'Business tree',
    party: 'Party tree',
    'business.subdistrict': 'Subdistricts',
    'business.community': 'Communities',
    'business.grid': 'Grids',
    'business.building': 'Buildings',
    'business.household': 'Households',
    'party.subdistrict': 'Party committees',
    'party.community': 'Party organizations',
    'party.grid': 'Party branches',
    'party.building': 'Party groups',
    'party.household': 'Center households',
  },
};
