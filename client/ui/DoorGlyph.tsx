import './glyphs.css';

type DoorGlyphProps = {
  /** Light in it and before it while somebody is there, an outline otherwise. */
  isLit: boolean;
  /** Centers and stations have a leaf; a micro-station is a plain opening. */
  hasLeaf?: boolean;
};

/** A site as the map draws it. */
export function DoorGlyph({ isLit, hasLeaf = true }: DoorGlyphProps) {
  return (
    <svg className="door-mark is-small" viewBox="0 0 20 26" aria-hidden="true">
      {isLit ? (
        <>
          <path className="door-light" d="M8 20.5h7l5 5H8Z" opacity="0.45" />
          <path className="door-light door-frame" d="M1.8.8h12.4v19H1.8Z" />
          {hasLeaf && <path className="door-leaf" d="M1 0l7 3v20.5l-7-3.2Z" />}
        </>
      ) : (
        <>
          <path className="door-outline" d="M2 1h12v18.6H2Z" />
          <circle className="door-knob" cx="11" cy="10.8" r="1.3" />
        </>
      )}
    </svg>
  );
}
