import type { CSSProperties } from 'react';
import type { LegendSwatch } from '../../store/legend.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { DoorGlyph } from '../../ui/DoorGlyph.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import './layers.css';

/** A sample of what the map draws, as the eye sees it there, in the colors of the theme. */
export function Swatch({ swatch }: { swatch: LegendSwatch }) {
  if (swatch.kind === 'shape') return <ShapeGlyph shape={swatch.shape} token={swatch.token} />;
  if (swatch.kind === 'clock') return <ClockGlyph status={swatch.status} />;
  if (swatch.kind === 'door') return <DoorGlyph isLit={swatch.isLit} />;
  if (swatch.kind === 'clear') return <span className="swatch is-clear" />;
  const cover = swatch.kind === 'fill' ? (swatch.opacity ?? 1) : 1;
  const style = { '--swatch': `var(--${swatch.token})`, '--cover': `${100 * cover}%` } as CSSProperties; // React's type knows no custom properties
  return <span className={`swatch is-${swatch.kind}`} style={style} />;
}
