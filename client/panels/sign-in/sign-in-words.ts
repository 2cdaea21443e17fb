import type { Words } from '../../i18n/t.ts';

type Key =
  | 'title'
  | 'name'
  | 'password'
  | 'show'
  | 'hide'
  | 'caps'
  | 'submit'
  | 'busy'
  | 'session-ended'
  | 'signed-out'
  | 'wall'
  | 'refused'
  | 'delayed'
  | 'away'
  | 'failed'
  | 'no-account'
  | 'plain';

export const signInWords: Words<Key> = {
  'zh-CN': {
    title: '登录',
    name: '用户名',
    password: '密码',
    show: '显示密码',
    hide: '隐藏密码',
    caps: '大写锁定已打开',
    submit: '登录',
    busy: '正在登录…',
    'session-ended': '会话已结束，或已在别处退出。请重新登录。',
    'signed-out': '已退出登录。',
    wall: '本屏未登录，数据不再更新',
    refused: '没有这个用户名，或密码不对。',
    delayed: '失败次数过多。{seconds} 秒后可以再试。',
    away: '连不上服务器。请检查网络后再试。',
    failed: '服务器没有接受登录（{code}）。请稍后再试，或告诉系统管理员。',
    'no-account': '没有账户或忘了密码，请找系统管理员。',
    plain: '这个连接没有加密（HTTP）：密码和登录凭证在网络上可能被读到，离线使用、拍照和定位也不可用。',
  },
  en: {
    title: 'Sign in',
    name: 'Name',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    caps: 'Caps Lock is on',
    submit: 'Sign in',
    busy: 'Signing in…',
    'session-ended': 'The session has ended, or was signed out elsewhere. Sign in again.',
    'signed-out': 'Signed out.',
    wall: 'This screen is signed out and no longer updated',
    refused: 'There is no such name, or the password is another one.',
    delayed: 'Too many failures. Try again in {seconds} s.',
    away: 'The server cannot be reached. Check the network and try again.',
    failed: 'The server did not accept the sign-in ({code}). Try again later, or tell the system officer.',
    'no-account': 'No account, or a lost password? Ask the system officer.',
    plain:
      'This connection is not encrypted (HTTP): password and session could be read on the network, and offline use, camera and position are off.',
  },
};
