import type { Action } from '../../../core/access/policy.ts';
import type { Role } from '../../../core/access/roles.ts';
import type { Words } from '../../i18n/t.ts';

/** What each role is called. */
export const roleWords: Words<Role> = {
  'zh-CN': {
    wall: '大屏',
    'duty-officer': '值班长',
    leader: '区领导',
    subdistrict: '街道',
    community: '社区',
    'grid-lead': '网格长',
    department: '承办部门',
    patrol: '流动网格员',
    integrator: '系统对接',
    'system-officer': '系统管理员',
    'security-officer': '安全管理员',
    'audit-officer': '审计管理员',
  },
  en: {
    wall: 'Wall',
    'duty-officer': 'Duty officer',
    leader: 'District leader',
    subdistrict: 'Subdistrict',
    community: 'Community',
    'grid-lead': 'Grid lead',
    department: 'Department',
    patrol: 'Patrol member',
    integrator: 'Integrator',
    'system-officer': 'System officer',
    'security-officer': 'Security officer',
    'audit-officer': 'Audit officer',
  },
};

/** What somebody may do that others may not; what everybody may is not told. */
export const TOLD_ACTIONS = [
  'tickets.export',
  'private.unmask',
  'resident.contact',
  'log.read',
  'accounts.manage',
  'roles.assign',
  'tokens.manage',
  'audit.read',
] as const satisfies readonly Action[];

export const actionWords: Words<(typeof TOLD_ACTIONS)[number]> = {
  'zh-CN': {
    'tickets.export': '导出工单',
    'private.unmask': '查看明文',
    'resident.contact': '联系居民',
    'log.read': '读取事件日志',
    'accounts.manage': '管理账户',
    'roles.assign': '分配角色',
    'tokens.manage': '管理令牌',
    'audit.read': '查看审计',
  },
  en: {
    'tickets.export': 'export tickets',
    'private.unmask': 'lift masks',
    'resident.contact': 'contact residents',
    'log.read': 'read the event log',
    'accounts.manage': 'manage accounts',
    'roles.assign': 'assign roles',
    'tokens.manage': 'manage tokens',
    'audit.read': 'read the audit',
  },
};
