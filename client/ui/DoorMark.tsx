import './glyphs.css';

/** The brand mark: a door ajar, light in it and on the ground before it. */
export function DoorMark() {
  return (
    <svg className="door-mark" viewBox="0 0 20 26" aria-hidden="true">
      <path className="door-light" d="M1 0h14v20.5H1Z" />
      <path className="door-light" d="M8 20.5h7l5 5H8Z" opacity="0.4" />
      <path className="door-leaf" d="M1 0l7 3v20.5l-7-3.2Z" />
      <circle className="door-light" cx="6" cy="12.5" r="1" />
    </svg>
  );
}
