import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import './drawer.css';

type DrawerProps = {
  id: string;
  label: string;
  isOpen: boolean;
  /** A drawer that stands open beside the rest is a plain part of the page: it holds no focus and cannot be closed. */
  isOverlay: boolean;
  /** When that changes while the drawer is open, something else has been brought into it. */
  subject?: unknown;
  onClose(): void;
  /** Name of a button that closes it, where nothing in the drawer does. */
  closeLabel?: string;
  className: string;
  children: ReactNode;
};

const CAN_HAVE_FOCUS = 'button, a[href], input, select, textarea, [tabindex="0"]';

/**
 * A pane that comes over the map from its edge. While it is open it has the focus and keeps it, Escape closes it, and the
 * focus goes back to where it was.
 */
export function Drawer({ id, label, isOpen, isOverlay, subject, ...rest }: DrawerProps) {
  const { onClose, closeLabel, className, children } = rest;
  const drawer = useRef<HTMLElement>(null);
  const isUp = isOverlay && isOpen;
  useKeptFocus(drawer, isUp, subject);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') holdFocus(event);
  };
  if (!isOverlay)
    return (
      <aside id={id} className={className} ref={drawer}>
        {children}
      </aside>
    );
  return (
    <aside
      id={id}
      className={`${className} drawer`}
      ref={drawer}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      inert={!isOpen}
      onKeyDown={onKeyDown}
    >
      {closeLabel && (
        <p className="drawer-head">
          <Button shape="square" label={closeLabel} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </p>
      )}
      {children}
    </aside>
  );
}

function useKeptFocus(drawer: { readonly current: HTMLElement | null }, isUp: boolean, subject: unknown): void {
  const cameFrom = useRef<Element>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject is brought before the eyes as well
  useEffect(() => {
    if (!isUp || !drawer.current) return;
    if (!drawer.current.contains(document.activeElement)) {
      cameFrom.current = document.activeElement;
      drawer.current.focus({ preventScroll: true });
    }
    drawer.current.scrollTop = 0;
  }, [isUp, subject]);
  useEffect(() => {
    if (!isUp) return;
    return () => {
      const from = cameFrom.current;
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, [isUp]);
}

/** From the last thing to the first, and back. */
function holdFocus(event: KeyboardEvent<HTMLElement>): void {
  const held = [...event.currentTarget.querySelectorAll<HTMLElement>(CAN_HAVE_FOCUS)].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  const [first, last] = [held[0], held.at(-1)];
  const { activeElement } = document;
  const isAtEdge = event.shiftKey
    ? activeElement === first || activeElement === event.currentTarget
    : activeElement === last;
  if (!first || !last || !isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
