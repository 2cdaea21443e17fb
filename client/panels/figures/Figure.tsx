import type { ReactNode } from 'react';
import './figures.css';

type FigureProps = {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  /** Opens the rows behind the number. */
  onPress?(): void;
  isPressed?: boolean;
};

/** One number under a rule: what it counts, how many, and what else belongs to the sentence. */
export function Figure({ label, value, note, onPress, isPressed }: FigureProps) {
  const sentence = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-value">{value ?? '– –'}</span>
      <span className="figure-note">{note}</span>
    </>
  );
  if (!onPress) return <p className="figure">{sentence}</p>;
  return (
    <button type="button" className="figure is-openable" aria-pressed={isPressed} onClick={onPress}>
      {sentence}
    </button>
  );
}
