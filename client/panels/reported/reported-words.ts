import type { AccountFigureId } from '../../../core/domain/account-figures.ts';
import type { Words } from '../../i18n/t.ts';

type Key =
  | AccountFigureId
  | `${AccountFigureId}.unit`
  | 'title'
  | 'note'
  | 'empty'
  | 'how'
  | 'part'
  | 'rows'
  | 'rows-of'
  | 'change'
  | 'unsolved'
  | 'unvisited'
  | 'apart'
  | 'counted';

/** What the card of the published account says. */
export const reportedWords: Words<Key> = {
  'zh-CN': {
    title: '报道口径',
    note: '原文，累计，未注明时段',
    empty: '尚无数据',
    how: '辖区如有原文口径，在服务端运行以下命令载入：',
    part: '已载入 {rows} / {total} 条，数字未齐',
    rows: '明细',
    'rows-of': '{figure}：明细（CSV）',
    change: '{year} 同比',
    unsolved: '未解决 {count}',
    unvisited: '未走访 {count}',
    apart: '各按原文渠道计数，可能交叉，不相加。年份和重点人群户数为演示所取，原文未注明。',
    counted: '由 {count} 条记录逐条计得，不与模拟、实报合计。',
    hotline: '热线累计办理',
    'hotline.unit': '件',
    coordination: '网格协同解决率',
    'coordination.unit': '件',
    mediation: '党员中心户化解',
    'mediation.unit': '件',
    visits: '走访发现并解决',
    'visits.unit': '个',
    'visit-coverage': '走访覆盖率',
    'visit-coverage.unit': '户',
    'second-visits': '重点人群二次走访率',
    'second-visits.unit': '户',
    proactive: '未诉先办排查',
    'proactive.unit': '件',
    issues: '征集问题',
    'issues.unit': '项',
    suggestions: '恳谈建言',
    'suggestions.unit': '条',
    'forum-suggestions': '座谈会意见建议',
    'forum-suggestions.unit': '项',
    sessions: '共话小区治理',
    'sessions.unit': '期',
    talks: '民情恳谈会',
    'talks.unit': '次',
    trainings: '故事会、法律明白人培训',
    'trainings.unit': '人次',
  },
  en: {
    title: 'As reported',
    note: 'from the text, cumulative, no period given',
    empty: 'No data yet',
    how: 'Where the district has a published account, this command on the server adds it:',
    part: '{rows} of {total} rows are in; the figures are not complete',
    rows: 'Rows',
    'rows-of': '{figure}: rows (CSV)',
    change: '{year} on {before}',
    unsolved: '{count} not solved',
    unvisited: '{count} not visited',
    apart:
      'Each counted by its own channel, as in the text; they may overlap and are not added up. The years and the number of key households are the demo’s choice.',
    counted: 'Counted row by row from {count} rows, and never with simulated or recorded ones.',
    hotline: 'Hotline tickets handled',
    'hotline.unit': '',
    coordination: 'Solved by grid coordination',
    'coordination.unit': '',
    mediation: 'Disputes settled',
    'mediation.unit': '',
    visits: 'Solved on home visits',
    'visits.unit': '',
    'visit-coverage': 'Households visited',
    'visit-coverage.unit': '',
    'second-visits': 'Key households visited twice',
    'second-visits.unit': '',
    proactive: 'Found proactively',
    'proactive.unit': '',
    issues: 'Solicited issues',
    'issues.unit': '',
    suggestions: 'Talk suggestions',
    'suggestions.unit': '',
    'forum-suggestions': 'Forum suggestions',
    'forum-suggestions.unit': '',
    sessions: 'Themed sessions',
    'sessions.unit': '',
    talks: 'Resident talks',
    'talks.unit': '',
    trainings: 'People at trainings',
    'trainings.unit': '',
  },
};
