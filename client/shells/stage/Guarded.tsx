import type { ReactNode } from 'react';
import { useText } from '../../panels/app-context.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';

/** One failed panel takes neither its neighbors nor the map. */
export function Guarded({ children }: { children: ReactNode }) {
  const t = useText();
  return (
    <ErrorBoundary message={t('panel.failed')} retryLabel={t('connection.retry')}>
      {children}
    </ErrorBoundary>
  );
}
