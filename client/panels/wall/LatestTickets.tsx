import { useRef } from 'react';
import type { TicketId } from '../../../core/domain/ids.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { categoryText, placeText } from '../../i18n/ticket-words.ts';
import { selectMatches } from '../../store/matches.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import { FittingList } from './FittingList.tsx';
import { TicketRow } from './TicketRow.tsx';
import { WallPane } from './WallPane.tsx';
import { useWallWords } from './words.ts';

/** The requests that came last, newest first: when, what, where. */
export function LatestTickets() {
  const t = useText();
  const words = useWallWords();
  const age = useDataAge();
  const { all } = useApp(selectMatches);
  const first = useRef<ReadonlySet<TicketId>>(undefined);
  if (all.length > 0) first.current ??= new Set(all.slice(0, MOST_ROWS).map(({ id }) => id));
  return (
    <WallPane
      title={t('latest.title')}
      note={age.text}
      empty={all.length === 0 ? words['none-received'] : undefined}
      className="is-filling"
    >
      <FittingList
        items={all.slice(0, MOST_ROWS)}
        keyOf={({ id }) => id}
        renderRow={(ticket) => <LatestRow ticket={ticket} isFresh={first.current?.has(ticket.id) === false} />}
        tellsRest={false}
      />
    </WallPane>
  );
}

/** More than any wall has room for. */
const MOST_ROWS = 24;

function LatestRow({ ticket, isFresh }: { ticket: Ticket; isFresh: boolean }) {
  const t = useText();
  const { minute } = useFormat();
  const language = useApp((state) => state.language);
  const district = useApp((state) => state.district);
  return (
    <TicketRow ticket={ticket} className={isFresh ? 'is-latest is-fresh' : 'is-latest'}>
      <time className="row-time">{minute(ticket.times.receivedAt)}</time>
      <span className="row-title">{categoryText(district?.categoryNames, ticket.category, language)}</span>
      <span className="ticket-row-where">{placeText(ticket, district?.gridNames, t)}</span>
    </TicketRow>
  );
}
