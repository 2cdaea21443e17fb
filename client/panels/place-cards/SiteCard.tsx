import type { SiteHours } from '../../../core/domain/site.ts';
import type { Translate } from '../../i18n/t.ts';
import { selectSites } from '../../store/places.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { useTermText } from '../use-term-text.ts';
import { GridOfPlace } from './GridOfPlace.tsx';
import { ItemList } from './ItemList.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { premisesText, siteWords } from './site-words.ts';

/** A place of service: what kind it is, when somebody is there, and whether that is now. */
export function SiteCard() {
  const t = useText();
  const termText = useTermText();
  const id = useApp(({ selection }) => (selection.kind === 'site' ? selection.id : undefined));
  const w = useWords(siteWords);
  const sites = useApp(selectSites);
  const teams = useApp(
    ({ district }) => district?.organisation?.sites.find(({ siteId }) => siteId === id)?.serviceTeams,
  );
  const isLoaded = useApp((state) => state.district !== undefined);
  if (id === undefined) return null;
  const view = sites.find(({ site }) => site.id === id);
  if (!view) {
    return (
      <PlaceCard title={t('site.title')} note={id} subject={id}>
        <p className="pane-line">{isLoaded ? t('place.unknown') : t('app.loading')}</p>
      </PlaceCard>
    );
  }
  const { site, isOpen } = view;
  const openText = isOpen === undefined ? t('site.hours-unknown') : t(isOpen ? 'site.open' : 'site.closed');
  return (
    <PlaceCard title={site.name} note={openText} subject={id}>
      <Facts
        facts={[
          [t('site.tier'), t(`site.tier.${site.tier}`)],
          [t('site.hours'), <HoursList key="hours" hours={site.hours} />],
          [t('site.themes'), site.themes.map((theme) => termText('theme', theme)).join('、')],
          [w('team'), <Teams key="team" count={teams} />],
          [w('premises'), site.premises && premisesText(site.premises, w)],
          [w('items'), <ItemList key="items" site={site} />],
          [t('ticket.grid'), <GridOfPlace key="grid" position={site.position} />],
          [t('ticket.position'), `${site.position[1].toFixed(5)}, ${site.position[0].toFixed(5)}`],
          [t('place.number'), site.id],
        ]}
      />
    </PlaceCard>
  );
}

function Teams({ count: teams }: { count: number | undefined }) {
  const w = useWords(siteWords);
  const { count } = useFormat();
  if (teams === undefined) return w('items-unknown');
  return teams > 0 ? count(teams) : <Tag tone="warning">{w('no-team')}</Tag>;
}

function HoursList({ hours }: { hours: readonly SiteHours[] }) {
  const t = useText();
  if (hours.length === 0) return t('app.unknown');
  return (
    <ul>
      {hours.map(({ days, from, to }) => (
        <li key={`${days} ${from}`}>{`${daysText(days, t)} ${from}–${to}`}</li>
      ))}
    </ul>
  );
}

/** 周一至周五 where the days follow each other, else one by one. */
function daysText(days: readonly number[], t: Translate): string {
  const dayText = (day: number) => t(`weekday.${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`); // 1 to 7, by the schema
  const sorted = [...days].sort((a, b) => a - b);
  const isRun = sorted.length > 2 && sorted.every((day, index) => day === sorted[0] + index);
  if (!isRun) return sorted.map(dayText).join('、');
  return t('weekday.run', { from: dayText(sorted[0]), until: dayText(sorted[sorted.length - 1]) });
}
