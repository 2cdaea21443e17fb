import type { Translate } from '../../i18n/t.ts';
import { type Connection, selectIsStale, selectUpdatedAt } from '../../store/connection.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import './connection.css';

/** Tells that the numbers are late, since when, and what is done about it. Goes when the sequence is complete. */
export function ConnectionBanner() {
  const t = useText();
  const { retry } = useVerbs();
  const { clock } = useFormat();
  const connection = useApp((state) => state.connection);
  const isStale = useApp(selectIsStale);
  const updatedAt = useApp(selectUpdatedAt);
  const hasNumbers = updatedAt !== undefined;
  const message = messageOf(
    connection,
    { hasNumbers, lastUpdate: isStale && hasNumbers ? clock(updatedAt) : undefined },
    t,
  );
  return (
    <div className="banner-region" aria-live="polite">
      {message && (
        <div className="banner">
          <Icon name="broken" />
          <p className="banner-what">{message.what}</p>
          <p className="banner-doing">{message.doing}</p>
          {connection.kind === 'failed' && <Button onPress={retry}>{t('connection.retry')}</Button>}
        </div>
      )}
    </div>
  );
}

type Message = { what: string; doing?: string };

/** As long as the numbers are not late, a connection that is being made again is nobody's concern. */
function messageOf(
  connection: Connection,
  { hasNumbers, lastUpdate }: { hasNumbers: boolean; lastUpdate: string | undefined },
  t: Translate,
): Message | undefined {
  const interrupted = lastUpdate && t('connection.interrupted', { time: lastUpdate });
  switch (connection.kind) {
    case 'refused':
      return { what: t(`connection.refused.${connection.code}`) };
    case 'failed':
      return { what: t(`connection.failed.${connection.code}`), doing: interrupted };
    case 'connecting':
      if (interrupted) return { what: interrupted, doing: t('connection.retrying', { count: connection.attempt }) };
      return !hasNumbers && connection.attempt > 1
        ? { what: t('connection.connecting'), doing: t('connection.retrying', { count: connection.attempt }) }
        : undefined;
    case 'catching-up':
      return interrupted ? { what: interrupted, doing: t('connection.catching-up') } : undefined;
    case 'live':
      return interrupted ? { what: interrupted, doing: t('connection.silent') } : undefined;
  }
}
