import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/forced-colors.css';
import './ui/field.css';
import { startCompute } from './compute/start-compute.ts';
import { installHook } from './debug/hook.ts';
import { translate } from './i18n/t.ts';
import { RequestsContext } from './panels/app-context.ts';
import { SignInGate } from './shells/stage/SignInGate.tsx';
import type { ShellProps } from './shells/stage/shell.ts';
import { type AppState, createAppStore } from './store/store.ts';
import { bindUrl, readUrl } from './store/url.ts';
import { selectTheme } from './store/view.ts';
import { createRequests } from './stream/requests.ts';
import { startStream } from './stream/stream.ts';
import { PageFailure } from './ui/PageFailure.tsx';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const prefersStillness = matchMedia('(prefers-reduced-motion: reduce)');
/** A wall is dark, whatever its machine prefers. */
const isWall = location.pathname === '/wall';
const deviceView = () => ({
  systemTheme: prefersDark.matches || isWall ? ('dark' as const) : ('light' as const),
  reducedMotion: prefersStillness.matches,
});

const store = createAppStore({ ...readUrl(location.search), ...deviceView() });
for (const preference of [prefersDark, prefersStillness])
  preference.addEventListener('change', () => store.getState().setView(deviceView()));

/** What CSS, screen readers and the tab of the browser have to know of the view. */
function dressDocument(state: AppState): void {
  const root = document.documentElement;
  const name = state.district?.body.name[state.language];
  const title = [translate(state.language)('app.name'), name].filter(Boolean).join(' · ');
  if (root.dataset.theme !== selectTheme(state)) root.dataset.theme = selectTheme(state);
  if (root.lang !== state.language) root.lang = state.language;
  if (document.title !== title) document.title = title;
}

dressDocument(store.getState());
store.subscribe(dressDocument);
bindUrl(store, window);
startStream(store, isWall ? 'wall' : undefined);
startCompute(store);

/** The doors of the page, each with its own code. */
const SHELLS: Readonly<Record<string, () => Promise<ComponentType<ShellProps>>>> = {
  '/wall': async () => (await import('./shells/wall/WallShell.tsx')).WallShell,
  '/grid': async () => (await import('./shells/grid/GridShell.tsx')).GridShell,
};
/** Linked from nowhere: what its makers look at. */
const openDebug = async () => (await import('./shells/debug/DebugShell.tsx')).DebugShell;
const openPlanning = async () => (await import('./shells/planning/PlanningShell.tsx')).PlanningShell;

const root = createRoot(document.getElementById('app')!);
const otherwise = /^\/debug\/layers(?:\/|$)/.test(location.pathname) ? openDebug : openPlanning;
(SHELLS[location.pathname] ?? otherwise)().then(
  (Shell) =>
    root.render(
      <RequestsContext value={createRequests()}>
        <SignInGate store={store}>
          <Shell store={store} onMap={installHook(store)} />
        </SignInGate>
      </RequestsContext>,
    ),
  (error: unknown) => {
    console.error('The page could not be fetched.', error);
    root.render(<PageFailure retry={() => location.reload()} {...textsOfFailure(store.getState())} />);
  },
);

function textsOfFailure({ language }: AppState) {
  const t = translate(language);
  return { message: t('app.failed'), retryLabel: t('connection.retry') };
}
