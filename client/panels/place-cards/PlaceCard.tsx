import type { ReactNode } from 'react';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { useText, useVerbs } from '../app-context.ts';

type PlaceCardProps = { title: string; note?: ReactNode; subject: string; children: ReactNode };

/** The card of one selected thing, with the button that puts it away. */
export function PlaceCard({ title, note, subject, children }: PlaceCardProps) {
  const t = useText();
  const { select } = useVerbs();
  const close = (
    <Button shape="square" label={t('ticket.close-card')} onPress={() => select(NOTHING_SELECTED)}>
      <Icon name="close" />
    </Button>
  );
  return (
    <Pane title={title} note={note} action={close} subject={subject}>
      {children}
    </Pane>
  );
}
