import type { Words } from '../../i18n/t.ts';

type Key =
  | 'demo'
  | 'demo-what'
  | 'account'
  | 'role'
  | 'area'
  | 'district'
  | 'no-area'
  | 'positions'
  | 'elsewhere'
  | 'exact'
  | 'by-cell'
  | 'residents'
  | 'masked'
  | 'hidden'
  | 'may'
  | 'may-nothing'
  | 'change'
  | 'changing'
  | 'sign-out'
  | 'signing-out'
  | 'sign-out-what'
  | 'close'
  | 'away'
  | 'refused';

export const accountWords: Words<Key> = {
  'zh-CN': {
    demo: '演示角色',
    'demo-what': '演示没有账户。换一个角色，看到的和能做的随之改变。',
    account: '账户',
    role: '角色',
    area: '范围',
    district: '全区',
    'no-area': '辖区资料里没有这一级单位，不能选这个角色。',
    positions: '位置',
    elsewhere: '范围以外',
    exact: '准确',
    'by-cell': '按 100 米方格',
    residents: '居民信息',
    masked: '范围内打码显示',
    hidden: '看不到',
    may: '可以',
    'may-nothing': '只能看',
    change: '换成这个角色',
    changing: '正在更换…',
    'sign-out': '退出登录',
    'signing-out': '正在退出…',
    'sign-out-what': '退出后，本浏览器不保留任何工单、网格记录或登录信息。',
    close: '关闭',
    away: '连不上服务器，没有更改。请检查网络后再试。',
    refused: '服务器没有接受（{code}）。',
  },
  en: {
    demo: 'Demo role',
    'demo-what': 'A demo has no accounts. Choose another role to see what it sees and may do.',
    account: 'Account',
    role: 'Role',
    area: 'Area',
    district: 'Whole district',
    'no-area': 'The district has no units of this level, so this role cannot be chosen.',
    positions: 'Positions',
    elsewhere: 'Elsewhere',
    exact: 'exact',
    'by-cell': 'by 100 m cell',
    residents: 'Residents',
    masked: 'masked, in its area',
    hidden: 'not shown',
    may: 'May',
    'may-nothing': 'look only',
    change: 'Take this role',
    changing: 'Changing…',
    'sign-out': 'Sign out',
    'signing-out': 'Signing out…',
    'sign-out-what': 'Afterwards this browser keeps no tickets, no grids and no session.',
    close: 'Close',
    away: 'The server cannot be reached; nothing was changed. Check the network and try again.',
    refused: 'The server did not accept that ({code}).',
  },
};
