import { keepLeaveReason } from '../../store/leave-reason.ts';

/** What this page keeps on a device. */
const OWN_KEY = /^doorstep\./;

/**
 * Leaves nothing of whoever was here: not on the device, not in the address, and not in the page, which is loaded anew.
 *
 * The server asks the browser for the same; browsers follow that only where there is TLS.
 */
export async function forgetPerson(page: Window): Promise<void> {
  for (const shelf of [() => page.localStorage, () => page.sessionStorage]) {
    try {
      const kept = shelf();
      for (const key of Object.keys(kept)) if (OWN_KEY.test(key)) kept.removeItem(key);
    } catch {
      // a device that keeps nothing has nothing to forget
    }
  }
  // Absent where there is no TLS.
  const caches = 'caches' in page ? page.caches : undefined;
  for (const name of (await caches?.keys().catch(() => [])) ?? []) await caches?.delete(name);
  keepLeaveReason('signed-out', page.sessionStorage);
  page.history.replaceState(null, '', page.location.pathname);
  page.location.reload();
}
