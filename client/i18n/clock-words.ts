import type { TicketClock } from '../../core/domain/ticket-clock.ts';
import type { Format } from './format.ts';
import type { Translate } from './t.ts';

/** 余 36 分, 超 2 小时 10 分, 待受理 6 分. */
export function clockText(clock: TicketClock, t: Translate, { span }: Pick<Format, 'span'>): string {
  if (clock.status === 'urgent') return t('clock.waited', { span: span(clock.waitedMs) });
  return t(clock.status === 'over' ? 'clock.over-by' : 'clock.left', { span: span(clock.leftMs) });
}
