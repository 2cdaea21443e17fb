import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import type { LonLat } from '../../../core/geo/units.ts';
import type { Words } from '../../i18n/t.ts';
import { whatIsHere } from '../../store/here.ts';
import type { Selection } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useApp, useAppStore, useText, useVerbs } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import './here.css';

const MOST_TICKETS = 4;

const words: Words<'density' | 'unit'> = {
  'zh-CN': { density: '诉求密度', unit: '件/km²' },
  en: { density: 'Ticket density', unit: 'tickets/km²' },
};

export type Asked = { readonly x: number; readonly y: number; readonly position: LonLat };

/** What is at a place of the map: its grid, street and nearest site, and the tickets around. */
export function HereMenu({ asked, onClose }: { asked: Asked; onClose(): void }) {
  const t = useText();
  const { select, narrow } = useVerbs();
  const store = useAppStore();
  const language = useApp((state) => state.language);
  const gridNames = useApp((state) => state.district?.gridNames);
  const menu = useRef<HTMLDivElement>(null);
  const here = useMemo(() => whatIsHere(store.getState(), asked.position), [store, asked]);
  useEffect(() => menu.current?.focus(), []);

  const open = (selection: Selection) => {
    select(selection);
    onClose();
  };
  const { gridId, street, site, density, tickets } = here;
  const [lon, lat] = asked.position;
  return (
    <div
      ref={menu}
      className="here"
      role="dialog"
      aria-label={t('here.title')}
      tabIndex={-1}
      style={{ '--x': `${asked.x}px`, '--y': `${asked.y}px` } as CSSProperties} // React's type knows no custom properties
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="here-head">
        <h2>{t('here.title')}</h2>
        <span className="here-place">{`${lat.toFixed(5)}, ${lon.toFixed(5)}`}</span>
        <Button shape="square" label={t('ticket.close-card')} onPress={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {gridId ? (
        <div className="here-row">
          <button type="button" className="here-open" onClick={() => open({ kind: 'grid', id: gridId })}>
            {t('grid.title')} {gridNames?.get(gridId) ?? gridId}
          </button>
          <Button onPress={() => narrow({ areas: [gridId] })}>{t('here.only-grid')}</Button>
        </div>
      ) : (
        <p className="here-row">{t('ticket.outside')}</p>
      )}
      {street && <p className="here-row">{street.name}</p>}
      {site && (
        <div className="here-row">
          <button type="button" className="here-open" onClick={() => open({ kind: 'site', id: site.site.id })}>
            {site.site.name}
          </button>
          <span>{t('here.meters', { count: Math.round(site.meters) })}</span>
        </div>
      )}
      {density !== undefined && (
        <p className="here-row">
          {words[language].density} {density.toFixed(1)} {words[language].unit}
        </p>
      )}
      <p className="here-row">
        {tickets.length === 0 ? t('here.no-tickets') : t('here.tickets', { count: tickets.length })}
      </p>
      <ol>
        {tickets.slice(0, MOST_TICKETS).map((ticket) => (
          <li key={ticket.id}>
            <TicketButton ticket={ticket} />
          </li>
        ))}
      </ol>
      {tickets.length > MOST_TICKETS && (
        <p className="here-more">{t('unplaced.more', { count: tickets.length - MOST_TICKETS })}</p>
      )}
    </div>
  );
}
