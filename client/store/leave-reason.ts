const KEY = 'doorstep.left';

export type LeaveReason = 'session-ended' | 'signed-out';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Why this tab was loaded anew, for the page that comes next. It says nothing of who was here. */
export function keepLeaveReason(reason: LeaveReason, shelf: Shelf = window.sessionStorage): void {
  try {
    shelf.setItem(KEY, reason);
  } catch {
    // a device that keeps nothing costs the reason, nothing else
  }
}

/** Told once. */
export function takeLeaveReason(shelf: Shelf = window.sessionStorage): LeaveReason | undefined {
  try {
    const kept = shelf.getItem(KEY);
    shelf.removeItem(KEY);
    return kept === 'session-ended' || kept === 'signed-out' ? kept : undefined;
  } catch {
    return undefined; // nothing was kept
  }
}
