import type { Rate } from '../../../core/domain/rate.ts';
import { tellRate } from '../../i18n/rate-words.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';
import { useFormat, useText } from '../app-context.ts';
import { WallTile, type WallTileProps } from './WallTile.tsx';

type RateTileProps = Omit<WallTileProps, 'value' | 'facts'> & {
  rate: Rate | undefined;
  /** What those that are missing from it are called: 未达 3. */
  missing: TextKey;
};

/** A share with what it is a share of; in words where too little was counted to be one. */
export function RateTile({ rate, missing, ...tile }: RateTileProps) {
  const t = useText();
  const { count } = useFormat();
  if (!rate) return <WallTile {...tile} value={undefined} />;
  const { numerator, denominator } = rate;
  const told = tellRate(rate);
  switch (told.kind) {
    case 'unknown':
      return <WallTile {...tile} value={{ kind: 'figure', text: t('app.unknown') }} facts={t('rate.unknown')} />;
    case 'few': {
      const more = t('rate.few-of', { numerator, denominator });
      return <WallTile {...tile} value={{ kind: 'words', text: t('rate.few'), more }} facts={t('rate.from')} />;
    }
    case 'percent': {
      const missed = denominator - numerator;
      const facts = (
        <>
          <span>{`${count(numerator)} / ${count(denominator)}`}</span>
          {missed > 0 && <span className="tile-missing">{t(missing, { count: missed })}</span>}
        </>
      );
      return <WallTile {...tile} value={{ kind: 'figure', text: told.text, unit: '%' }} facts={facts} />;
    }
  }
}
