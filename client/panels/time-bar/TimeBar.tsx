import { selectMatches } from '../../store/matches.ts';
import { isSameWindow } from '../../store/time-window.ts';
import { Toggle, ToggleGroup } from '../../ui/Toggle.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { useWindowText, WINDOW_PRESETS } from '../use-window-text.ts';
import { TimeBars } from './TimeBars.tsx';
import './time-bar.css';

/** When the shown tickets were received: windows by name, and any other drawn over the bars. */
export function TimeBar() {
  const t = useText();
  const { narrow } = useVerbs();
  const window = useApp(({ filter }) => filter.window);
  const isLoaded = useApp((state) => state.log !== undefined);
  const shown = useApp((state) => selectMatches(state).rows.length);
  const text = useWindowText();
  return (
    <section className="time-bar" aria-label={t('time.title')}>
      <ToggleGroup label={t('time.title')}>
        {WINDOW_PRESETS.map(([name, preset]) => (
          <Toggle key={name} isOn={isSameWindow(window, preset)} onPress={() => narrow({ window: preset })}>
            {t(name)}
          </Toggle>
        ))}
      </ToggleGroup>
      {isLoaded ? <TimeBars /> : <div className="time-bars" />}
      <p className="time-bar-window" aria-live="off">
        <b>{isLoaded ? t('unit.tickets', { count: shown }) : t('app.empty-figure')}</b>
        <span>{text}</span>
      </p>
    </section>
  );
}
