import type { Words } from '../../i18n/t.ts';

type Key =
  | 'title'
  | 'empty'
  | 'from-middle'
  | 'lamps'
  | 'patrol'
  | 'patrol-seen'
  | 'patrol-none'
  | 'patrol-waiting'
  | 'households'
  | 'site'
  | 'site-unit'
  | 'unseen'
  | 'unseen-since';

/** What the list of a grid's day says, and the figures under it. */
export const todayWords: Words<Key> = {
  'zh-CN': {
    title: '今天要做 {count}',
    empty: '此网格无在办工单，无不亮路灯',
    'from-middle': '距网格中部 {count} m',
    lamps: '路灯不亮 {count} 盏',
    patrol: '巡查',
    'patrol-seen': '{since} 起 {seen} / {cells} 格有 3 人以上经过',
    'patrol-none': '{since} 起无 3 人以上经过，不作推断',
    'patrol-waiting': '尚未收到巡查位置',
    households: '户',
    site: '最近阵地，直线',
    'site-unit': '{count} m',
    unseen: '格无 3 人以上经过',
    'unseen-since': '{since} 起',
  },
  en: {
    title: 'To do today {count}',
    empty: 'No open ticket and no failed lamp in this grid',
    'from-middle': '{count} m from middle',
    lamps: '{count} lamp dark|{count} lamps dark',
    patrol: 'Patrol',
    'patrol-seen': '3 or more in {seen} / {cells} cells since {since}',
    'patrol-none': 'no 3 or more since {since}; nothing inferred',
    'patrol-waiting': 'No patrol positions yet',
    households: 'households',
    site: 'to the nearest site, straight',
    'site-unit': '{count} m',
    unseen: 'cells without 3 or more members',
    'unseen-since': 'since {since}',
  },
};
