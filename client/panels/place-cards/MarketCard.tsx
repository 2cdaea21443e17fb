import type { Words } from '../../i18n/t.ts';
import { selectIsMarketOpen } from '../../store/places.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { GridOfPlace } from './GridOfPlace.tsx';
import { PlaceCard } from './PlaceCard.tsx';

const words: Words<'title' | 'stalls' | 'stalls-of' | 'daily'> = {
  'zh-CN': { title: '便民市场', stalls: '摊位', 'stalls-of': '{count} 个', daily: '每日 {from}–{to}' },
  en: { title: 'Open-air market', stalls: 'Stalls', 'stalls-of': '{count}', daily: 'daily {from}–{to}' },
};

/** An open-air market: how many carts may stand there, and when. */
export function MarketCard() {
  const t = useText();
  const w = useWords(words);
  const { count } = useFormat();
  const id = useApp(({ selection }) => (selection.kind === 'market' ? selection.id : undefined));
  const market = useApp(({ district }) => district?.markets.find((one) => one.id === id));
  const isLoaded = useApp((state) => state.district !== undefined);
  const isOpen = useApp((state) => market?.hours && selectIsMarketOpen(state, market.hours));
  if (id === undefined) return null;
  if (!market)
    return (
      <PlaceCard title={w('title')} note={id} subject={id}>
        <p className="pane-line">{isLoaded ? t('place.unknown') : t('app.loading')}</p>
      </PlaceCard>
    );
  const { name, stalls, hours, rings } = market;
  return (
    <PlaceCard
      title={name}
      note={isOpen === undefined ? t('site.hours-unknown') : t(isOpen ? 'site.open' : 'site.closed')}
      subject={id}
    >
      <Facts
        facts={[
          [t('site.tier'), w('title')],
          [w('stalls'), w('stalls-of', { count: count(stalls) })],
          [t('site.hours'), hours ? w('daily', hours) : t('app.unknown')],
          [t('ticket.grid'), <GridOfPlace key="grid" position={rings[0][0]} />],
          [t('place.number'), id],
        ]}
      />
    </PlaceCard>
  );
}
