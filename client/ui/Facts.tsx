import type { ReactNode } from 'react';
import './facts.css';

/** Statements with their names; what has no value is not stated. */
export type FactList = readonly (readonly [name: string, value: ReactNode])[];

export function Facts({ facts }: { facts: FactList }) {
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== undefined &&
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
