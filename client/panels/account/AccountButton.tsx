import { useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useChunk } from '../../ui/use-chunk.ts';
import { useApp, useText, useWords } from '../app-context.ts';
import { accountWords } from './account-words.ts';
import { roleWords } from './role-words.ts';
import './account-button.css';

/** Who this page is for. In a demo it changes the role; with accounts it leads to signing out. */
export function AccountButton() {
  const w = useWords(accountWords);
  const roleText = useWords(roleWords);
  const session = useApp((state) => state.session);
  const [isOpen, setOpen] = useState(false);
  if (session.kind !== 'known') return null;
  const { mode, who } = session;
  const isDemo = mode === 'demo';
  const role = roleText(who.role);
  const place = who.areaPath.at(-1) ?? '';
  const title = isDemo ? w('demo') : who.displayName;
  return (
    <>
      <button
        type="button"
        className={isDemo ? 'button account-button is-demo' : 'button account-button'}
        aria-haspopup="dialog"
        aria-label={[title, role, place].filter(Boolean).join(' · ')}
        title={[title, role, ...who.areaPath].filter(Boolean).join(' · ')}
        onClick={() => setOpen(true)}
      >
        <Icon name="person" />
        <span className="account-button-text">
          <span className="account-button-title">{title}</span>
          <span className="account-button-role">{role}</span>
        </span>
      </button>
      {isOpen && <OpenDialog isDemo={isDemo} onClose={() => setOpen(false)} />}
    </>
  );
}

const load = () => import('./AccountDialog.tsx');

function OpenDialog({ isDemo, onClose }: { isDemo: boolean; onClose(): void }) {
  const t = useText();
  const chunk = useChunk(load);
  if (chunk.kind === 'loading') return null;
  if (chunk.kind === 'failed')
    return (
      <button type="button" className="button" onClick={chunk.retry}>
        {t('connection.retry')}
      </button>
    );
  const { DemoDialog, AccountDialog } = chunk.code;
  return isDemo ? <DemoDialog onClose={onClose} /> : <AccountDialog onClose={onClose} />;
}
