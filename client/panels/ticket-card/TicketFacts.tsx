import type { Ticket } from '../../../core/domain/ticket.ts';
import type { Words } from '../../i18n/t.ts';
import { codeText, placeText } from '../../i18n/ticket-words.ts';
import { isByCell, selectScope } from '../../store/session.ts';
import { type FactList, Facts } from '../../ui/Facts.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { useTermText } from '../use-term-text.ts';

const words: Words<'cell'> = { 'zh-CN': { cell: '按 100 米方格' }, en: { cell: 'by 100 m cell' } };

/** Everything else the log knows about a ticket, each with its name. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const { date, minute, count } = useFormat();
  const moment = (at: number) => `${date(at)} ${minute(at)}`; // the year too: a ticket may be an old one
  const gridNames = useApp((state) => state.district?.gridNames);
  const termText = useTermText();
  const logText = useLogText(ticket);
  const w = useWords(words);
  const isCell = isByCell(useApp(selectScope), ticket);
  const { category, codeVersion, channel, position, unitId, dueAt, times, reworkCount, source, satisfaction } = ticket;
  const facts: FactList = [
    [t('ticket.received'), moment(times.receivedAt)],
    [t('ticket.stage.closed'), times.closedAt && moment(times.closedAt)],
    [t('ticket.grid'), placeText(ticket, gridNames, t)],
    [
      t('ticket.position'),
      position && `${position[1].toFixed(5)}, ${position[0].toFixed(5)}${isCell ? ` · ${w('cell')}` : ''}`,
    ],
    [t('ticket.channel'), termText('channel', channel)],
    [t('ticket.unit'), unitId && termText('unit', unitId)],
    [t('ticket.due'), dueAt && moment(dueAt)],
    [t('ticket.rework'), reworkCount > 0 ? t('ticket.rework-count', { count: reworkCount }) : undefined],
    [t('ticket.stage.rating'), satisfaction && t(`ticket.satisfaction.${satisfaction}`)],
    [t('ticket.outcome.merged'), ticket.mergedInto && t('ticket.merged-into', { id: ticket.mergedInto })],
    [t('ticket.code'), `${category} · ${codeVersion}`],
    [t('ticket.source'), codeText('source', source, t)],
    [t('ticket.log'), logText(count)],
  ];
  return <Facts facts={facts} />;
}

/** Where in the log the ticket last changed: exactly, if this page saw it, else somewhere before its snapshot. */
function useLogText({ id }: Ticket): (count: (value: number) => string) => string {
  const t = useText();
  const seq = useApp((state) => state.seqOfTicket.get(id));
  const snapshotSeq = useApp((state) => state.snapshotSeq);
  return (count) =>
    seq === undefined
      ? t('ticket.log-before', { seq: count(snapshotSeq + 1) })
      : t('ticket.log-at', { seq: count(seq) });
}
