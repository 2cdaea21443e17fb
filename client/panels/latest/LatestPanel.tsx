import { memo, useRef } from 'react';
import type { LoggedEvent } from '../../../core/domain/event.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { categoryText, codeText, placeText } from '../../i18n/ticket-words.ts';
import { selectDistrict } from '../../store/district.ts';
import { selectMinute } from '../../store/matches.ts';
import { selectLatest } from '../../store/selectors.ts';
import { selectLanguage } from '../../store/view.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useFormat, useShared, useText } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import { useDataAge } from '../use-data-age.ts';
import './latest.css';

/** The last rows of the log in words, newest first. */
export function LatestPanel() {
  const t = useText();
  const rows = useApp(selectLatest);
  const isLoaded = useApp((state) => state.log !== undefined);
  const age = useDataAge();
  const { date } = useFormat();
  const today = date(useShared(selectMinute));
  const newestAtFirst = useRef<number | undefined>(undefined);
  if (isLoaded) newestAtFirst.current ??= rows[0]?.logged.seq ?? 0;
  return (
    <Pane title={t('latest.title')} note={isLoaded ? age.text : undefined} isLate={age.isStale}>
      {isLoaded && rows.length === 0 && <p className="pane-line">{t('latest.empty')}</p>}
      <ol className={age.isStale ? 'latest is-stale' : 'latest'}>
        {rows.map(({ logged, ticket }) => (
          <li key={logged.seq} className={logged.seq > newestAtFirst.current! ? 'is-fresh' : undefined}>
            <LatestRow logged={logged} ticket={ticket} today={today} />
          </li>
        ))}
      </ol>
    </Pane>
  );
}

type LatestRowProps = { logged: LoggedEvent; ticket: Ticket | undefined; today: string };

/** Most rows stay what they are when another one comes. */
const LatestRow = memo(function LatestRow({ logged, ticket, today }: LatestRowProps) {
  const t = useText();
  const { minute, moment, date } = useFormat();
  const language = useShared(selectLanguage);
  const district = useShared(selectDistrict);
  const { event, loggedAt } = logged;
  const what = codeText('event', event.type, t);
  const category = 'category' in event && categoryText(district?.categoryNames, event.category, language);
  const time = date(loggedAt) === today ? minute(loggedAt) : moment(loggedAt);
  if (!ticket) {
    const gridId = event.gridId && (district?.gridNames.get(event.gridId) ?? event.gridId);
    return (
      <p className="row latest-plain">
        <time className="row-time">{time}</time>
        <span className="row-title">{[what, category].filter(Boolean).join(' · ')}</span>
        <span className="row-place">{gridId}</span>
      </p>
    );
  }
  return <TicketButton ticket={ticket} detail={`${what} · ${placeText(ticket, district?.gridNames, t)}`} time={time} />;
});
