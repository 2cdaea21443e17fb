import type { Force, SecretaryBackground } from '../../../core/domain/organisation.ts';
import type { Words } from '../../i18n/t.ts';

type Key =
  | 'community'
  | 'subdistrict'
  | 'only-here'
  | 'special-grids'
  | 'joint'
  | 'work-groups'
  | 'missing'
  | 'seconded'
  | 'people'
  | 'specialists'
  | 'recruited'
  | 'couriers'
  | 'trainings'
  | 'times'
  | 'functional'
  | 'mentors'
  | 'pairs'
  | 'no-organisation'
  | `force.${Force}`
  | `background.${SecretaryBackground}`;

/** What the card of a community or subdistrict says. */
export const unitCardWords: Words<Key> = {
  'zh-CN': {
    community: '社区',
    subdistrict: '街道',
    'only-here': '只看此范围',
    'special-grids': '{count}，其中专属 {special}',
    joint: '{count}，其中就近联建 {joint}',
    'work-groups': '工作组',
    missing: '缺',
    seconded: '五力下沉',
    people: '{count} 人',
    specialists: '治理专干',
    recruited: '书记专招',
    couriers: '流动网格员',
    trainings: '培训',
    times: '{count} 场',
    functional: '功能型党支部',
    mentors: '导师帮带',
    pairs: '{count} 对，{activities} 次',
    'no-organisation': '组织资料尚无数据',
    'force.subdistrict': '街道',
    'force.police': '公安',
    'force.housing': '住建',
    'force.urban-management': '城管',
    'force.market-regulation': '市场监管',
    'background.retired-cadre': '离退休干部',
    'background.serving-member': '在职党员',
    'background.teacher': '教师',
    'background.veteran': '退役军人',
  },
  en: {
    community: 'Community',
    subdistrict: 'Subdistrict',
    'only-here': 'Only tickets here',
    'special-grids': '{count}, {special} of them special',
    joint: '{count}, {joint} of them joint',
    'work-groups': 'Work groups',
    missing: 'none',
    seconded: 'Seconded staff',
    people: '{count} person|{count} people',
    specialists: 'Specialists',
    recruited: 'Recruited secretaries',
    couriers: 'Mobile patrol members',
    trainings: 'Trainings',
    times: '{count}',
    functional: 'Functional branches',
    mentors: 'Mentoring',
    pairs: '{count} pair, {activities} meetings|{count} pairs, {activities} meetings',
    'no-organisation': 'No data yet of the organization',
    'force.subdistrict': 'subdistrict',
    'force.police': 'police',
    'force.housing': 'housing',
    'force.urban-management': 'city management',
    'force.market-regulation': 'market supervision',
    'background.retired-cadre': 'retired cadres',
    'background.serving-member': 'serving members',
    'background.teacher': 'teachers',
    'background.veteran': 'veterans',
  },
};
