import { useEffect, useRef } from 'react';
import type { TextKey } from '../../i18n/zh-CN.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import './help.css';

const KEYS: readonly (readonly [keys: readonly string[], does: TextKey])[] = [
  [['?'], 'help.help'],
  [['Ctrl', 'K'], 'help.palette'],
  [['/'], 'help.search'],
  [['G'], 'help.grid'],
  [['E'], 'explorer.title'],
  [['J', 'K'], 'help.rows'],
  [['Enter'], 'help.open'],
  [['Esc'], 'help.escape'],
  [['1', '–', '7'], 'help.layers'],
  [['←', '→'], 'help.time'],
  [['+', '−', '0'], 'help.zoom'],
  [['L'], 'help.theme'],
];

/** The keys of the page. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { setView } = useVerbs();
  const singleKeys = useApp((state) => state.singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog className="help" ref={dialog} onClose={onClose} aria-label={t('help.title')}>
      <header className="help-head">
        <h2>{t('help.title')}</h2>
        <Button shape="square" label={t('help.close')} onPress={() => dialog.current?.close()}>
          <Icon name="close" />
        </Button>
      </header>
      <dl className="help-keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <label className="help-single">
        <input type="checkbox" checked={singleKeys} onChange={() => setView({ singleKeys: !singleKeys })} />
        {t('help.single')}
      </label>
    </dialog>
  );
}
