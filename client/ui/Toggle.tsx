import type { ReactNode } from 'react';
import './toggle.css';

/** Words that are switched on and off one by one, under what they have in common. */
export function ToggleGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="toggle-group">
      <legend className="toggle-group-label">{label}</legend>
      {children}
    </fieldset>
  );
}

type ToggleProps = { isOn: boolean; onPress(): void; glyph?: ReactNode; children: ReactNode };

export function Toggle({ isOn, onPress, glyph, children }: ToggleProps) {
  return (
    <button type="button" className="toggle" aria-pressed={isOn} onClick={onPress}>
      {glyph}
      {children}
    </button>
  );
}
