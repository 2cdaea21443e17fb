import type { ReactNode } from 'react';
import './button.css';

type ButtonProps = {
  children: ReactNode;
  onPress(): void;
  /** Needed where the content is no text. */
  label?: string;
  isPressed?: boolean;
  shape?: 'text' | 'square';
};

/** A control at the desk: 36 high, bordered, named by a verb or by `label`. */
export function Button({ children, onPress, label, isPressed, shape = 'text' }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button is-${shape}`}
      onClick={onPress}
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
    >
      {children}
    </button>
  );
}
