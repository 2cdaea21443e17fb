import type { ReactNode } from 'react';
import type { Provenance } from '../../../core/domain/ticket.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useDelay } from '../../ui/use-delay.ts';
import { useText } from '../app-context.ts';
import { fittingSize } from './text-width.ts';
import './wall-tile.css';

const SLOW_MS = 3_000;
/** Sizes of a figure and the room of the narrowest wall's tiles, in units. */
const FIGURE_STEPS = [62, 52, 44, 38, 32];
const TILE_ROOM = 270;

export type Age = { readonly text: string; readonly isStale: boolean };

export type TileValue =
  | { readonly kind: 'figure'; readonly text: string; readonly unit?: string }
  | { readonly kind: 'words'; readonly text: string; readonly more: string };

export type WallTileProps = {
  label: string;
  /** Absent until the first snapshot is there. */
  value: TileValue | undefined;
  /** What it is a share of, and what is missing from it. */
  facts?: ReactNode;
  /** What it refers to in time; a late figure tells its age instead. */
  window: string;
  age: Age;
  origins: readonly Provenance[];
  more?: string;
};

/** One figure of the room as a sentence: value, share, window, age, and where it comes from. */
export function WallTile({ label, value, facts, window, age, origins, more }: WallTileProps) {
  const t = useText();
  const isSlow = useDelay(SLOW_MS);
  return (
    <section className={age.isStale ? 'tile is-stale' : 'tile'} aria-label={label}>
      <header className="tile-head">
        <h2 className="tile-label">{label}</h2>
        {origins.length > 0 && <Tag>{origins.map((origin) => t(`provenance.${origin}`)).join(' · ')}</Tag>}
      </header>
      <Value value={value} />
      {value ? (
        <>
          <p className="tile-facts">{facts}</p>
          <p className="tile-note">
            {age.isStale ? <span className="is-late">{age.text}</span> : `${window} · ${age.text}`}
          </p>
          {more && <p className="tile-note">{more}</p>}
        </>
      ) : (
        <p className="tile-note">{isSlow && t('app.loading')}</p>
      )}
    </section>
  );
}

function Value({ value }: { value: TileValue | undefined }) {
  const t = useText();
  if (value?.kind === 'words') {
    return (
      <p className="tile-value is-words">
        {value.text}
        <small>{value.more}</small>
      </p>
    );
  }
  const text = value?.text ?? t('app.empty-figure');
  return (
    <p
      className={value ? 'tile-value' : 'tile-value is-waiting'}
      style={{ fontSize: `calc(${fittingSize(text, FIGURE_STEPS, TILE_ROOM)} * var(--u))` }}
    >
      {text}
      {value?.unit && <small>{value.unit}</small>}
    </p>
  );
}
