import type { CSSProperties } from 'react';
import type { LegendSwatch } from '../../store/legend.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import './layers.css';

/** A sample of what the map draws, in the colors of the theme. */
export function Swatch({ swatch }: { swatch: LegendSwatch }) {
  if (swatch.kind === 'shape') return <ShapeGlyph shape={swatch.shape} token={swatch.token} />;
  if (swatch.kind === 'clock') return <ClockGlyph status={swatch.status} />;
  const style = { '--swatch': `var(--${swatch.token})` } as CSSProperties; // React's type knows no custom properties
  return <span className={`swatch is-${swatch.kind}`} style={style} />;
}
