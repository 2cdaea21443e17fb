import type { PrivateField } from '../../../core/protocol/residents.ts';
import type { Words } from '../../i18n/t.ts';

type Key =
  | PrivateField
  | 'title'
  | 'masked'
  | 'loading'
  | 'empty'
  | 'gone'
  | 'away'
  | 'retry'
  | 'unmask'
  | 'contact'
  | 'reason'
  | 'reason-short'
  | 'noted'
  | 'show'
  | 'busy'
  | 'cancel'
  | 'left'
  | 'hide'
  | 'no-phone'
  | 'limit'
  | 'refused';

export const residentWords: Words<Key> = {
  'zh-CN': {
    title: '居民信息',
    masked: '已打码',
    caller: '来电人',
    phone: '电话',
    address: '地址',
    door: '门牌',
    text: '诉求内容',
    loading: '正在读取…',
    empty: '没有留下居民信息',
    gone: '工单已不在服务器上',
    away: '连不上服务器',
    retry: '重试',
    unmask: '查看明文',
    contact: '联系居民',
    reason: '事由（至少 4 个字）',
    'reason-short': '请写明事由，至少 4 个字',
    noted: '事由、时间和本人会记入审计。每人每小时最多 20 次，剩余次数不显示。',
    show: '记入审计并显示',
    busy: '正在读取…',
    cancel: '取消',
    left: '{seconds} 秒后隐藏',
    hide: '现在隐藏',
    'no-phone': '没有留下电话',
    limit: '这一小时已用满 20 次。请稍后再试。',
    refused: '服务器没有接受（{code}）',
  },
  en: {
    title: 'Resident',
    masked: 'masked',
    caller: 'Caller',
    phone: 'Phone',
    address: 'Address',
    door: 'Door',
    text: 'What was said',
    loading: 'Reading…',
    empty: 'Nothing was left about a resident',
    gone: 'The server no longer has this ticket',
    away: 'The server cannot be reached',
    retry: 'Try again',
    unmask: 'Lift the masks',
    contact: 'Contact the resident',
    reason: 'Reason (at least 4 characters)',
    'reason-short': 'Give a reason of at least 4 characters',
    noted:
      'Reason, time and your name go into the audit. At most 20 an hour for each person; how many are left is not shown.',
    show: 'Note it and show',
    busy: 'Reading…',
    cancel: 'Cancel',
    left: 'hidden in {seconds} s',
    hide: 'Hide now',
    'no-phone': 'No phone was left',
    limit: 'The 20 of this hour are used up. Try again later.',
    refused: 'The server did not accept that ({code})',
  },
};
