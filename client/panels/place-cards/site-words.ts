import type { SiteItem } from '../../../core/domain/site.ts';
import type { Words } from '../../i18n/t.ts';

const PREMISES = ['property-office', 'idle-warehouse', 'open-air', 'other'] as const;
type Premises = (typeof PREMISES)[number];

type Key =
  | 'team'
  | 'no-team'
  | 'premises'
  | 'items'
  | 'items-unknown'
  | 'has'
  | 'lacks'
  | `item.${SiteItem}`
  | `premises.${Premises}`;

/** What the card of a site says besides its hours. */
export const siteWords: Words<Key> = {
  'zh-CN': {
    team: '服务队',
    'no-team': '缺服务队',
    premises: '用房来源',
    items: '六有',
    'items-unknown': '尚无数据',
    has: '有',
    lacks: '缺',
    'item.facilities': '服务设施',
    'item.equipment': '办公设备',
    'item.tools': '便民工具',
    'item.boards': '制度展板',
    'item.books': '红色书籍',
    'item.network': '办公网络',
    'premises.property-office': '物业用房',
    'premises.idle-warehouse': '闲置仓库',
    'premises.open-air': '露天',
    'premises.other': '其他存量用房',
  },
  en: {
    team: 'Service teams',
    'no-team': 'no service team',
    premises: 'Premises were',
    items: 'Six items',
    'items-unknown': 'no data yet',
    has: 'there',
    lacks: 'missing',
    'item.facilities': 'service facilities',
    'item.equipment': 'office equipment',
    'item.tools': 'tools to borrow',
    'item.boards': 'rules on the wall',
    'item.books': 'party books',
    'item.network': 'office network',
    'premises.property-office': 'rooms of the property manager',
    'premises.idle-warehouse': 'an idle warehouse',
    'premises.open-air': 'none, it is in the open',
    'premises.other': 'other idle rooms',
  },
};

const isNamed = (code: string): code is Premises => PREMISES.some((one) => one === code);

/** A code nobody has words for is shown as it is. */
export const premisesText = (code: string, w: (key: `premises.${Premises}`) => string): string =>
  isNamed(code) ? w(`premises.${code}`) : code;
