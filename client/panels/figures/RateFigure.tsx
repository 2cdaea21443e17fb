import type { Rate } from '../../../core/domain/rate.ts';
import { tellRate } from '../../i18n/rate-words.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';
import { useFormat, useText } from '../app-context.ts';
import { Figure } from './Figure.tsx';

type RateFigureProps = {
  label: TextKey;
  rate: Rate | undefined;
  /** What those that are missing from it are called: 未达 3. */
  missing: TextKey;
  /** Window and age. */
  note?: string;
};

/** A share with what it is a share of; in words where too little was counted to be one. */
export function RateFigure({ label, rate, missing, note }: RateFigureProps) {
  const t = useText();
  const { count } = useFormat();
  if (!rate) return <Figure label={t(label)} value={undefined} note={note} />;
  const { numerator, denominator } = rate;
  const told = tellRate(rate);
  switch (told.kind) {
    case 'unknown':
      return <Figure label={t(label)} value={t('app.unknown')} note={joined(t('rate.unknown'), note)} />;
    case 'few':
      return <Figure label={t(label)} value={<FewWords rate={rate} />} note={joined(t('rate.from'), note)} />;
    case 'percent':
      return (
        <Figure
          label={t(label)}
          value={
            <>
              {told.text}
              <small>%</small>
            </>
          }
          note={
            <>
              <Unbroken>{`${count(numerator)} / ${count(denominator)}`}</Unbroken>{' '}
              {denominator > numerator && <Unbroken>{t(missing, { count: denominator - numerator })}</Unbroken>}
              {note && <span className="figure-window">{note}</span>}
            </>
          }
        />
      );
  }
}

/** A figure and its word stay on one line, however narrow the column is. */
function Unbroken({ children }: { children: string }) {
  return <span className="figure-part">{children}</span>;
}

function FewWords({ rate: { numerator, denominator } }: { rate: Rate }) {
  const t = useText();
  return (
    <span className="figure-few">
      {t('rate.few')}
      <small>{t('rate.few-of', { numerator, denominator })}</small>
    </span>
  );
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');
