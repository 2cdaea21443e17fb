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

/** The time window of the filter in words; all time is as far back as tickets are held. */
export function useWindowText(): string {
  const t = useText();
  const { moment } = useFormat();
  const window = useApp(({ filter }) => filter.window);
  const days = useApp((state) => state.district?.body.windowDays);
  switch (window.kind) {
    case 'all':
      return days === undefined ? t('time.all') : t('figures.window', { days });
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
