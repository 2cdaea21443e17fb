import type { ReactNode } from 'react';
import { type AccountFigure, type AccountFigureId, yearChange } from '../../../core/domain/account-figures.ts';
import { percent } from '../../../core/domain/rate.ts';
import { accountRowsAction, accountRowsLink } from '../../store/account.ts';
import { selectMay } from '../../store/session.ts';
import { useApp, useFormat, useWords } from '../app-context.ts';
import { reportedWords } from './reported-words.ts';

/** The whole, the years it is made of, and the last of them against the one before. */
export function HotlineYears({ figure, isPart }: { figure: AccountFigure; isPart: boolean }) {
  const words = useWords(reportedWords);
  const { count } = useFormat();
  const change = isPart ? undefined : yearChange(figure);
  const lastYear = figure.byYear.at(-1)![0]; // a figure has rows of some year
  return (
    <div className="reported-figure">
      <Head figure={figure} />
      <p className="reported-value">
        {count(figure.rate.denominator)}
        <small>{words('hotline.unit')}</small>
      </p>
      <ul className="reported-years">
        {figure.byYear.map(([year, rows]) => (
          <li key={year}>
            <span>{year}</span>
            <b>{count(rows)}</b>
          </li>
        ))}
        {figure.byYear.length > 1 && (
          <li>
            <span>{words('change', { year: String(lastYear), before: String(lastYear - 1) })}</span>
            <b>{change ? signedPercent(change) : '—'}</b>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Printed with two decimals, as the text has it, with what it is a share of. */
export function ShareFigure({ figure }: { figure: AccountFigure }) {
  const words = useWords(reportedWords);
  const { count } = useFormat();
  const { numerator, denominator } = figure.rate;
  const share = percent(figure.rate);
  const isExact = share === 100 || share === 0;
  const left = figure.id === 'coordination' ? 'unsolved' : 'unvisited';
  return (
    <div className="reported-figure">
      <Head figure={figure} />
      <p className="reported-value">
        {share === undefined ? '—' : isExact ? share : share.toFixed(2)}
        <small>%</small>
        <span>
          {count(numerator)} / {count(denominator)}
          {denominator > numerator && ` · ${words(left, { count: denominator - numerator })}`}
        </span>
      </p>
    </div>
  );
}

/** All there is of a thing; a lower bound where the text gives one. */
export function FigureRow({ figure }: { figure: AccountFigure }) {
  const words = useWords(reportedWords);
  const { count } = useFormat();
  const { id, rate } = figure;
  return (
    <p className="reported-row">
      <span className="reported-name">{words(id)}</span>
      <b>
        {id === 'trainings' && '≥ '}
        {count(rate.denominator)} {words(`${id}.unit`)}
      </b>
      <Period figure={figure} />
      <RowsLink id={id} />
    </p>
  );
}

function Head({ figure }: { figure: AccountFigure }) {
  const words = useWords(reportedWords);
  return (
    <p className="reported-head">
      <span className="reported-name">{words(figure.id)}</span>
      <Period figure={figure} />
      <RowsLink id={figure.id} />
    </p>
  );
}

/** `2025`, `2023–2025`. */
function Period({ figure: { byYear } }: { figure: AccountFigure }): ReactNode {
  const [first, last] = [byYear[0][0], byYear[byYear.length - 1][0]];
  return <span className="reported-period">{first === last ? first : `${first}–${last}`}</span>;
}

function RowsLink({ id }: { id: AccountFigureId }) {
  const words = useWords(reportedWords);
  const isOffered = useApp(selectMay(accountRowsAction(id)));
  const name = words('rows-of', { figure: words(id) });
  if (!isOffered) return null;
  return (
    <a className="reported-link" href={accountRowsLink(id)} download={`${id}.csv`} aria-label={name} title={name}>
      {words('rows')}
    </a>
  );
}

function signedPercent({ before, after }: { before: number; after: number }): string {
  const value = ((after - before) / before) * 100;
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)} %`;
}
