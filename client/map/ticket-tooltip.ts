import type { Ticket } from '../../core/domain/ticket.ts';
import { formatIn } from '../i18n/format.ts';
import { translate } from '../i18n/t.ts';
import { categoryText, placeText } from '../i18n/ticket-words.ts';
import type { Picked } from './layer.ts';
import type { MapScene } from './scene.ts';

/** A ticket under the pointer: what it selects, and its two lines of facts. */
export function pickTicket(object: unknown, { district, language }: MapScene): Picked {
  const ticket = object as Ticket; // the layers that pick tickets draw nothing else
  const t = translate(language);
  const { moment } = formatIn(language, district?.body.zone ?? 'UTC');
  return {
    selection: { kind: 'ticket', id: ticket.id },
    tooltip: {
      title: categoryText(district?.categoryNames, ticket.category, language),
      lines: [
        `${placeText(ticket, district?.gridNames, t)} · ${t(`ticket.stage.${ticket.stage}`)}`,
        `${t('ticket.received')} ${moment(ticket.times.receivedAt)}`,
      ],
    },
  };
}
