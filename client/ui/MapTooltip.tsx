import type { CSSProperties } from 'react';
import './map-tooltip.css';

type MapTooltipProps = { x: number; y: number; title: string; lines: readonly string[] };

/** A block of facts beside the pointer. It never takes the pointer, and keeps to the side that has room. */
export function MapTooltip({ x, y, title, lines }: MapTooltipProps) {
  return (
    <div className="map-tooltip" style={{ '--x': `${x}px`, '--y': `${y}px` } as CSSProperties}>
      <p className="map-tooltip-title">{title}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
