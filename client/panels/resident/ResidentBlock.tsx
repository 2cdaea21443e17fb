import type { Ticket } from '../../../core/domain/ticket.ts';
import { selectMay } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import { useChunk } from '../../ui/use-chunk.ts';
import { useApp, useText } from '../app-context.ts';

const load = () => import('./ResidentCard.tsx');

/** What the caller said of themself, for whoever may see it here; nothing for everybody else. */
export function ResidentBlock({ ticket }: { ticket: Ticket }) {
  const isOffered = useApp(selectMay('private.read', ticket));
  return isOffered ? <Loaded ticket={ticket} /> : null;
}

function Loaded({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const chunk = useChunk(load);
  if (chunk.kind === 'loading') return <p className="pane-line">{t('app.loading')}</p>;
  if (chunk.kind === 'failed') return <Button onPress={chunk.retry}>{t('connection.retry')}</Button>;
  return <chunk.code.ResidentCard key={ticket.id} ticket={ticket} />;
}
