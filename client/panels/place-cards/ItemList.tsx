import { SITE_ITEMS, type Site } from '../../../core/domain/site.ts';
import { useWords } from '../app-context.ts';
import './item-list.css';
import { siteWords } from './site-words.ts';

/** 六有 of a site, one by one: there, missing, or unknown as long as nobody has checked. */
export function ItemList({ site: { items } }: { site: Pick<Site, 'items'> }) {
  const w = useWords(siteWords);
  return (
    <>
      {items ? `${items.length} / ${SITE_ITEMS.length}` : w('items-unknown')}
      <ul className="item-list">
        {SITE_ITEMS.map((item) => {
          const state = items && (items.includes(item) ? 'has' : 'lacks');
          return (
            <li key={item} className={`item-list-item is-${state ?? 'unknown'}`}>
              <span aria-hidden="true" />
              {w(`item.${item}`)}
              {state && <span className="item-list-state">{w(state)}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
