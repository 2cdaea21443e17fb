import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

/** How far the sheet of the phone is drawn up: a heading and a row, half, or everything. */
export const SHEET_STOPS = ['low', 'half', 'full'] as const;
export type SheetStop = (typeof SHEET_STOPS)[number];

/** Height of the map above the sheet at its middle stop, and of what stays at the lowest; `grid-shell.css` has the same. */
const MAP_PX = 272;
const LOW_PX = 132;
/** A finger that moved less than this has tapped. */
const TAP_PX = 6;
/** A flick goes on for so long after the finger has left. */
const GLIDE_MS = 180;

type Drag = { readonly fromY: number; readonly fromHeight: number; lastY: number; lastAt: number; speed: number };

/** The stop a sheet comes to rest at: the nearest to where it would glide. */
export function stopNear(height: number, whole: number): SheetStop {
  const heights: Readonly<Record<SheetStop, number>> = {
    low: LOW_PX,
    half: Math.max(LOW_PX, whole - MAP_PX),
    full: whole,
  };
  return SHEET_STOPS.reduce((best, stop) =>
    Math.abs(heights[stop] - height) < Math.abs(heights[best] - height) ? stop : best,
  );
}

/** A sheet that is drawn by its handle, tapped to its next stop, or moved by the arrow keys. */
export function useSheet() {
  const sheet = useRef<HTMLElement>(null);
  const drag = useRef<Drag>(undefined);
  const hasDragged = useRef(false);
  const [stop, setStop] = useState<SheetStop>('half');
  const [heightPx, setHeightPx] = useState<number>();
  const whole = () => sheet.current?.parentElement?.clientHeight ?? 0;
  const by = (step: 1 | -1) => {
    const at = SHEET_STOPS.indexOf(stop) + step;
    setStop(SHEET_STOPS[Math.min(SHEET_STOPS.length - 1, Math.max(0, at))]);
  };

  const handle = {
    'aria-expanded': stop !== 'low',
    onClick: () => {
      if (!hasDragged.current) setStop(SHEET_STOPS[(SHEET_STOPS.indexOf(stop) + 1) % SHEET_STOPS.length]);
      hasDragged.current = false; // the click that ends a drag is none; the next one may come from a key
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      by(event.key === 'ArrowUp' ? 1 : -1);
    },
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      hasDragged.current = false;
      const fromHeight = sheet.current?.clientHeight ?? 0;
      drag.current = { fromY: event.clientY, fromHeight, lastY: event.clientY, lastAt: event.timeStamp, speed: 0 };
    },
    onPointerMove: (event: PointerEvent) => {
      const held = drag.current;
      if (!held || (!hasDragged.current && Math.abs(event.clientY - held.fromY) < TAP_PX)) return;
      hasDragged.current = true;
      held.speed = (held.lastY - event.clientY) / Math.max(1, event.timeStamp - held.lastAt);
      held.lastY = event.clientY;
      held.lastAt = event.timeStamp;
      setHeightPx(Math.min(whole(), Math.max(LOW_PX, held.fromHeight + held.fromY - event.clientY)));
    },
    onPointerUp: () => {
      const held = drag.current;
      drag.current = undefined;
      setHeightPx(undefined);
      if (held && hasDragged.current)
        setStop(stopNear(held.fromHeight + held.fromY - held.lastY + held.speed * GLIDE_MS, whole()));
    },
    onPointerCancel: () => {
      drag.current = undefined;
      setHeightPx(undefined);
    },
  };
  return { sheet, stop, heightPx, handle };
}
