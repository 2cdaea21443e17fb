import type { AccountFigureId } from '../../../core/domain/account-figures.ts';
import { type Account, selectAccount } from '../../store/account.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useFormat, useWords } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import { FigureRow, HotlineYears, ShareFigure } from './ReportedFigures.tsx';
import { reportedWords } from './reported-words.ts';
import './reported.css';

/** Told as a share of something; the others are all there is of theirs. */
const SHARES: readonly AccountFigureId[] = ['coordination', 'visit-coverage', 'second-visits'];

/** 报道口径: what the district's published account counts, by itself; every figure opens its rows. */
export function ReportedPanel() {
  const words = useWords(reportedWords);
  const account = useApp(selectAccount);
  const age = useDataAge();
  const isPart = account !== undefined && account.figures.length > 0 && !account.isWhole;
  return (
    <Pane
      title={words('title')}
      note={account ? words('note') : '– –'}
      className={age.isStale || isPart ? 'reported is-stale' : 'reported'}
    >
      {account && <Content account={account} isPart={isPart} />}
    </Pane>
  );
}

function Content({ account, isPart }: { account: Account; isPart: boolean }) {
  const words = useWords(reportedWords);
  const { count } = useFormat();
  const { figures, rows, announcedRows } = account;
  if (figures.length === 0) return <Nothing />;
  const total = announcedRows === undefined ? '—' : count(announcedRows);
  return (
    <>
      {isPart && <p className="reported-part is-late">{words('part', { rows, total })}</p>}
      {figures.map((figure) => {
        if (figure.id === 'hotline') return <HotlineYears key={figure.id} figure={figure} isPart={isPart} />;
        if (SHARES.includes(figure.id)) return <ShareFigure key={figure.id} figure={figure} />;
        return <FigureRow key={figure.id} figure={figure} />;
      })}
      <p className="reported-note">{words('apart')}</p>
      {!isPart && <p className="reported-note">{words('counted', { count: rows })}</p>}
    </>
  );
}

function Nothing() {
  const words = useWords(reportedWords);
  const isSynthetic = useApp(({ district }) => district?.body.synthetic ?? false);
  return (
    <>
      <p className="pane-line">{words('empty')}</p>
      {isSynthetic && (
        <p className="reported-note">
          {words('how')} <code>npm run simulate -- --history</code>
        </p>
      )}
    </>
  );
}
