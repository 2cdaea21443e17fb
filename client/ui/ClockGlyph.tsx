import './glyphs.css';

type ClockGlyphProps = {
  status: 'urgent' | 'over' | 'soon' | 'ok';
  /** From three quarters of the limit on, the disc stands in a second ring. */
  isPressing?: boolean;
};

/** The clock of a ticket as a disc that fills: a quarter, three quarters, full with a bar; a diamond where it waits. */
export function ClockGlyph({ status, isPressing = false }: ClockGlyphProps) {
  return (
    <svg className={`clock-glyph is-${status}`} viewBox="-10 -10 20 20" aria-hidden="true">
      {status === 'urgent' && <path d="M0-8 8 0 0 8-8 0Z" />}
      {status === 'over' && (
        <>
          <circle r="7.5" />
          <path className="clock-glyph-bar" d="M-4 0H4" />
        </>
      )}
      {(status === 'soon' || status === 'ok') && (
        <>
          <circle className="clock-glyph-ring" r="6.5" />
          <path d={status === 'ok' ? 'M0 0V-6.5A6.5 6.5 0 0 1 6.5 0Z' : 'M0 0V-6.5A6.5 6.5 0 1 1-6.5 0Z'} />
        </>
      )}
      {isPressing && status !== 'urgent' && <circle className="clock-glyph-ring is-outer" r="9.2" />}
    </svg>
  );
}
