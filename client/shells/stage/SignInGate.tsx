import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { AppContext, useText } from '../../panels/app-context.ts';
import type { AppStore } from '../../store/store.ts';
import { PageFailure } from '../../ui/PageFailure.tsx';
import { useChunk } from '../../ui/use-chunk.ts';

/** Stands before every door: whoever has to sign in sees that and nothing behind it. */
export function SignInGate({ store, children }: { store: AppStore; children: ReactNode }) {
  const isSignedOut = useStore(store, ({ session }) => session.kind === 'signed-out');
  if (!isSignedOut) return children;
  return (
    <AppContext value={store}>
      <SignIn />
    </AppContext>
  );
}

const load = () => import('../../panels/sign-in/SignInView.tsx');

function SignIn() {
  const t = useText();
  const chunk = useChunk(load);
  if (chunk.kind === 'loading') return null;
  if (chunk.kind === 'failed')
    return <PageFailure message={t('app.failed')} retryLabel={t('connection.retry')} retry={chunk.retry} />;
  return <chunk.code.SignInView isWall={location.pathname === '/wall'} />;
}
