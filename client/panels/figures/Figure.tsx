import type { ReactNode } from 'react';

type FigureProps = { label: string; value: string | undefined; note?: string; tag?: ReactNode };

/** One number under a rule: what it counts, how many, and what else belongs to the sentence. */
export function Figure({ label, value, note, tag }: FigureProps) {
  return (
    <div className="figure">
      <p className="figure-label">
        <span>{label}</span>
        {tag}
      </p>
      <p className="figure-value">{value ?? '– –'}</p>
      <p className="figure-note">{note}</p>
    </div>
  );
}
