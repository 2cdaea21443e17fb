import type { Words } from '../../i18n/t.ts';
import { useApp } from '../app-context.ts';

type WallWord =
  | 'channels'
  | 'grades'
  | 'units'
  | 'not-dispatched'
  | 'categories'
  | 'since-midnight'
  | 'since'
  | 'now'
  | 'open-still'
  | 'nothing-today'
  | 'none-open'
  | 'none-received'
  | 'others'
  | 'dispatch-team'
  | 'departments'
  | 'callback-team'
  | 'queue-sum'
  | 'rings-title'
  | 'rings-note';

/** Words that only a wall says. */
const WALL_WORDS: Words<WallWord> = {
  'zh-CN': {
    channels: '渠道',
    grades: '分级',
    units: '承办在办',
    'not-dispatched': '待分派',
    categories: '类别',
    'since-midnight': '今日 00:00 起',
    since: '自 {date} 起',
    now: '现状',
    'open-still': '未办结',
    'nothing-today': '00:00 起无诉求',
    'none-open': '无在办',
    'none-received': '窗口内无诉求',
    others: '其他',
    'dispatch-team': '派送组',
    departments: '部门处置',
    'callback-team': '回访组',
    'queue-sum': '三列合计 = 在办',
    'rings-title': '阵地百米圈',
    'rings-note': '直线距离，非步行范围',
  },
  en: {
    channels: 'Channels',
    grades: 'Grades',
    units: 'Open by unit',
    'not-dispatched': 'Not dispatched',
    categories: 'Categories',
    'since-midnight': 'since 00:00',
    since: 'since {date}',
    now: 'now',
    'open-still': 'still open',
    'nothing-today': 'Nothing received since 00:00',
    'none-open': 'Nothing is open',
    'none-received': 'Nothing received within the window',
    others: 'Others',
    'dispatch-team': 'Dispatch',
    departments: 'Handling',
    'callback-team': 'Callback',
    'queue-sum': 'Three add up to open',
    'rings-title': '100 m rings of the sites',
    'rings-note': 'as the crow flies, no walking area',
  },
};

export function useWallWords(): Readonly<Record<WallWord, string>> {
  return WALL_WORDS[useApp(({ language }) => language)];
}
