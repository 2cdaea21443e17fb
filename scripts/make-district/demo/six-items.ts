import { SITE_ITEMS, type SiteItem } from '../../../core/domain/site.ts';
import { isReportedPlace } from '../../simulate/reported-places.ts';
import type { ServiceSite } from './service-sites.ts';

/** Every so many sites something is missing, so that the list has something to show. */
const GAP_EVERY = 8;
/** What is missing, in turn. */
const GAPS: readonly (readonly SiteItem[])[] = [
  ['network'],
  ['books'],
  ['tools', 'network'],
  ['boards'],
  ['equipment'],
];

/** The six items a site has: all of them but for some, none of those at a place that the account names. In the open air nobody checks. */
export function withSixItems(sites: readonly ServiceSite[]): ServiceSite[] {
  const rooms = sites.filter(({ tier, name }) => tier !== 'pop-up' && !isReportedPlace(name));
  const missing = new Map(
    rooms.filter((_, i) => i % GAP_EVERY === GAP_EVERY - 1).map((site, i) => [site, GAPS[i % GAPS.length]]),
  );
  return sites.map((site) => {
    if (site.tier === 'pop-up') return site;
    const lacks = missing.get(site) ?? [];
    return { ...site, items: SITE_ITEMS.filter((item) => !lacks.includes(item)) };
  });
}
