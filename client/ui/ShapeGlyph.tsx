import './glyphs.css';

type ShapeGlyphProps = {
  shape: 'diamond' | 'triangle' | 'square' | 'circle';
  /** Name of the color token. */
  token: string;
  label?: string;
};

/** The shape of a grade as the map draws it, sizes included: shape first, color second. */
export function ShapeGlyph({ shape, token, label }: ShapeGlyphProps) {
  return (
    <svg
      className="shape-glyph"
      viewBox="-11 -11 22 22"
      style={{ color: `var(--${token})` }}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {shape === 'diamond' && <path d="M0-10 10 0 0 10-10 0Z" />}
      {shape === 'triangle' && <path d="M0-8.6 8.4 6.2H-8.4Z" />}
      {shape === 'square' && <path d="M-6.4-6.4H6.4V6.4H-6.4Z" />}
      {shape === 'circle' && <circle r="5.6" />}
    </svg>
  );
}
