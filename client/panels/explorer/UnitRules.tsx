import { useMemo, useState } from 'react';
import { tellRate } from '../../i18n/rate-words.ts';
import { type RuleRow, type RuleState, selectUnitRules } from '../../store/unit-rules.ts';
import { LocalName } from '../../ui/LocalName.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { explorerWords } from './explorer-words.ts';
import { rulesCsv } from './rules-csv.ts';
import '../ticket-list/ticket-list.css';

/** How far the rules of the district are kept, and behind each figure where it is not. */
export function UnitRules({ onChoose }: { onChoose(row: RuleRow): void }) {
  const w = useWords(explorerWords);
  const rules = useApp(selectUnitRules);
  return (
    <section className="unit-rules">
      <h3 className="unit-rules-title">{w('rules')}</h3>
      {rules.length === 0 && <p className="pane-line">{w('no-rules')}</p>}
      {rules.map((state) => (
        <Rule key={state.rule} state={state} onChoose={onChoose} />
      ))}
    </section>
  );
}

function Rule({ state, onChoose }: { state: RuleState; onChoose(row: RuleRow): void }) {
  const t = useText();
  const w = useWords(explorerWords);
  const { count } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { rule, rate } = state;
  const gaps = state.rows.filter(({ isMet }) => !isMet);
  const told = tellRate(rate);
  return (
    <div className="unit-rule">
      <button type="button" className="unit-rule-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="unit-rule-name">{w(rule)}</span>
        <span className="unit-rule-value">
          {told.kind === 'percent' ? `${told.text}%` : told.kind === 'few' ? w('few') : t('app.unknown')}
        </span>
        <span className="unit-rule-of">
          {`${count(rate.numerator)} / ${count(rate.denominator)}`}
          {gaps.length > 0 && ` · ${w('missing', { count: gaps.length })}`}
        </span>
      </button>
      {isOpen && (
        <div className="unit-rule-rows">
          {gaps.length === 0 && <p className="unit-rule-none">{w('no-gap')}</p>}
          <ol aria-label={`${w(rule)} · ${w('gap')}`}>
            {gaps.map((row) => (
              <li key={row.id}>
                <GapRow row={row} reason={w(`gap.${rule}`)} onChoose={onChoose} />
              </li>
            ))}
          </ol>
          <CsvOfRule state={state} />
        </div>
      )}
    </div>
  );
}

function GapRow({ row, reason, onChoose }: { row: RuleRow; reason: string; onChoose(row: RuleRow): void }) {
  const selection = useApp((state) => state.selection);
  const isChosen = selection.kind === row.selection.kind && 'id' in selection && selection.id === row.id;
  return (
    <button
      type="button"
      className="unit-gap"
      data-row
      aria-current={isChosen || undefined}
      onClick={() => onChoose(row)}
    >
      <span className="unit-gap-ring" aria-hidden="true" />
      <span className="unit-gap-name">
        <LocalName>{row.name}</LocalName>
      </span>
      <span className="unit-gap-where">
        <LocalName>{row.above[0]}</LocalName> · {reason}
      </span>
    </button>
  );
}

/** All rows the rate is counted from; made here, since the page has them all. */
function CsvOfRule({ state }: { state: RuleState }) {
  const t = useText();
  const href = useMemo(() => `data:text/csv;charset=utf-8,${encodeURIComponent(rulesCsv(state))}`, [state]);
  return (
    <a className="csv-link" href={href} download={`${state.rule}.csv`}>
      {t('list.csv')}
    </a>
  );
}
