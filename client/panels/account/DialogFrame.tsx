import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useWords } from '../app-context.ts';
import { accountWords } from './account-words.ts';
import './account-dialog.css';

/** A dialog over the page, with its name and a way out. */
export function DialogFrame({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const w = useWords(accountWords);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog className="account-dialog" ref={dialog} onClose={onClose} aria-label={title}>
      <header className="account-head">
        <h2>{title}</h2>
        <Button shape="square" label={w('close')} onPress={() => dialog.current?.close()}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
    </dialog>
  );
}
