import type { AppState, AppStore } from '../../store/store.ts';

/** Where the log takes longer than this, its server or network does, and the processor has nothing better to do. */
const WAIT_MS = 2_000;

/** Whether the tickets are there, or will not be before long. */
const isListDue = ({ log, connection }: AppState) =>
  log !== undefined ||
  connection.kind === 'failed' ||
  connection.kind === 'refused' ||
  (connection.kind === 'connecting' && connection.attempt > 0);

/** Wait until the first tickets were drawn, so far as they come soon. */
export async function listIsShown(store: AppStore): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, WAIT_MS);
    const unsubscribe = store.subscribe((state) => isListDue(state) && end());
    if (isListDue(store.getState())) end();
  });
  await pictureIsDrawn();
}

/** A hidden page is given no pictures, and has nobody to wait for. */
function pictureIsDrawn(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
