import type { Language, ThemeChoice } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import './header.css';

/** The order in which the button goes round, and its picture. */
const THEMES: readonly (readonly [ThemeChoice, IconName])[] = [
  ['system', 'system'],
  ['light', 'sun'],
  ['dark', 'moon'],
  ['night', 'stars'],
];

const OTHER_LANGUAGE: Record<Language, Language> = { 'zh-CN': 'en', en: 'zh-CN' };

/** Language, appearance and help; all change at once, without loading anything again. */
export function ViewControls({ onHelp }: { onHelp?(): void }) {
  const t = useText();
  const { setView } = useVerbs();
  const language = useApp((state) => state.language);
  const choice = useApp((state) => state.themeChoice);
  const index = THEMES.findIndex(([theme]) => theme === choice);
  const [next] = THEMES[(index + 1) % THEMES.length];
  return (
    <div className="header-controls">
      <Button
        shape="square"
        label={`${t('header.language')} · ${t('header.language-label')}`}
        onPress={() => setView({ language: OTHER_LANGUAGE[language] })}
      >
        {t('header.language')}
      </Button>
      <Button
        shape="square"
        label={`${t('header.theme-label')} · ${t(`theme.${choice}`)}`}
        onPress={() => setView({ themeChoice: next })}
      >
        <Icon name={THEMES[index][1]} />
      </Button>
      {onHelp && (
        <span className="header-help">
          <Button shape="square" label={t('header.help')} onPress={onHelp}>
            ?
          </Button>
        </span>
      )}
    </div>
  );
}
