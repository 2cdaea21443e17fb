import type { Ticket } from '../../core/domain/ticket.ts';
import { ticketClock } from '../../core/domain/ticket-clock.ts';
import { clockText } from '../i18n/clock-words.ts';
import { formatIn } from '../i18n/format.ts';
import { translate, type Words } from '../i18n/t.ts';
import { categoryText, placeText } from '../i18n/ticket-words.ts';
import { isByCell } from '../store/session.ts';
import type { Picked } from './layer.ts';
import type { MapScene } from './scene.ts';

const words: Words<'cell'> = {
  'zh-CN': { cell: '位置按 100 米方格' },
  en: { cell: 'position by 100 m cell' },
};

/** A ticket under the pointer: what it selects, and its lines of facts. */
export function pickTicket(object: unknown, { district, scope, language, now }: MapScene): Picked {
  const ticket = object as Ticket; // the layers that pick tickets draw nothing else
  const t = translate(language);
  const format = formatIn(language, district?.body.zone ?? 'UTC');
  const clock = ticketClock(ticket, now);
  return {
    selection: { kind: 'ticket', id: ticket.id },
    tooltip: {
      title: categoryText(district?.categoryNames, ticket.category, language),
      lines: [
        `${placeText(ticket, district?.gridNames, t)} · ${t(`ticket.stage.${ticket.stage}`)}`,
        `${t('ticket.received')} ${format.moment(ticket.times.receivedAt)}`,
        ...(clock ? [clockText(clock, t, format)] : []),
        ...(isByCell(scope, ticket) ? [words[language].cell] : []),
      ],
    },
  };
}
