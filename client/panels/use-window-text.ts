import type { Words } from '../i18n/t.ts';
import type { TimeWindow } from '../store/time-window.ts';
import { useApp, useFormat, useText } from './app-context.ts';

/** The windows that are offered, with their names. */
export const WINDOW_PRESETS = [
  ['time.all', { kind: 'all' }],
  ['time.today', { kind: 'today' }],
  ['time.last-24h', { kind: 'last', hours: 24 }],
  ['time.last-7d', { kind: 'last', hours: 168 }],
  ['time.last-30d', { kind: 'last', hours: 720 }],
] as const satisfies readonly (readonly [string, TimeWindow])[];

/**
 * Tickets are held while they are open or the log told of them within so many days. An old one that was imported lately is
 * held too, whenever it was received, so "the last 400 days" alone would promise less than is counted.
 */
const words: Words<'held'> = {
  'zh-CN': { held: '近 {days} 天有记录' },
  en: { held: 'recorded in the last {days} days' },
};

/** The time window of the filter in words; all time is as far back as tickets are held. */
export function useWindowText(): string {
  const t = useText();
  const { moment } = useFormat();
  const window = useApp(({ filter }) => filter.window);
  const days = useApp((state) => state.district?.body.windowDays);
  const language = useApp((state) => state.language);
  switch (window.kind) {
    case 'all':
      return days === undefined ? t('time.all') : words[language].held.replace('{days}', String(days));
    case 'today':
      return t('figures.since-midnight');
    case 'last':
      return window.hours % 24 === 0 && window.hours > 24
        ? t('figures.window', { days: window.hours / 24 })
        : t('time.last', { count: window.hours });
    case 'between':
      return t('time.between', { from: moment(window.from), until: moment(window.until) });
  }
}
