import type { TicketFilter } from '../../store/filter.ts';
import { selectSummary, selectToday } from '../../store/summary.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useDelay } from '../../ui/use-delay.ts';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import { useWindowText } from '../use-window-text.ts';
import { Figure } from './Figure.tsx';
import { Grades } from './Grades.tsx';
import { ProvenanceTags } from './ProvenanceTags.tsx';
import { RateFigure } from './RateFigure.tsx';
import { StageSum } from './StageSum.tsx';
import './figures.css';

const SLOW_MS = 3_000;

/** What is open, how pressing it is and where it waits, what came today; each opens its rows. */
export function FiguresPanel() {
  const t = useText();
  const isSlow = useDelay(SLOW_MS);
  const isLoaded = useApp((state) => state.log !== undefined);
  const window = useWindowText();
  const age = useDataAge();
  const note = isLoaded ? age.text : isSlow ? t('app.loading') : undefined;
  return (
    <Pane title={t('figures.title')} note={note} isLate={age.isStale}>
      <div className={age.isStale ? 'figures is-stale' : 'figures'}>
        <OpenFigures />
        <StageSum />
        <TodayFigures />
        <Rates window={window} />
        <Grades />
        <p className="figures-origin">
          <span>{window}</span>
          <ProvenanceTags />
        </p>
      </div>
    </Pane>
  );
}

/** A press shows only these tickets, another one all of them again. */
function useClockFilter(clock: TicketFilter['clocks'][number]) {
  const { narrow } = useVerbs();
  const isOn = useApp(({ filter: { clocks } }) => clocks.length === 1 && clocks[0] === clock);
  return { isPressed: isOn, onPress: () => narrow({ clocks: isOn ? [] : [clock] }) };
}

function OpenFigures() {
  const t = useText();
  const { count } = useFormat();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { open, byStage, openByClock } = useApp((state) => selectSummary(state).figures);
  const told = (value: number) => (isLoaded ? count(value) : undefined);
  return (
    <div className="figures-three">
      <Figure
        label={t('figures.open')}
        value={told(open)}
        note={isLoaded ? t('figures.closed-held', { count: byStage.closed }) : undefined}
      />
      <Figure label={t('clock.over')} value={told(openByClock.over)} {...useClockFilter('over')} />
      <Figure label={t('clock.soon')} value={told(openByClock.soon)} {...useClockFilter('soon')} />
    </div>
  );
}

function TodayFigures() {
  const t = useText();
  const { count } = useFormat();
  const { narrow } = useVerbs();
  const isLoaded = useApp((state) => state.log !== undefined);
  const isToday = useApp(({ filter }) => filter.window.kind === 'today');
  const { closed } = useApp(selectToday);
  const onPress = () => narrow({ window: { kind: isToday ? 'all' : 'today' } });
  return (
    <div className="figures-pair">
      <Figure
        label={t('figures.received-today')}
        value={isLoaded ? count(closed.denominator) : undefined}
        note={t('figures.since-midnight')}
        onPress={onPress}
        isPressed={isToday}
      />
      <Figure
        label={t('figures.closed-today')}
        value={isLoaded ? `${count(closed.numerator)} / ${count(closed.denominator)}` : undefined}
        note={t('figures.since-midnight')}
        onPress={onPress}
        isPressed={isToday}
      />
    </div>
  );
}

function Rates({ window }: { window: string }) {
  const isLoaded = useApp((state) => state.log !== undefined);
  const summary = useApp(selectSummary);
  const rates = isLoaded ? summary.rates : undefined;
  return (
    <div className="figures-three is-rates">
      <RateFigure label="rate.accepted-in-ten" rate={rates?.acceptedInTen} missing="rate.missed" note={window} />
      <RateFigure label="rate.closed-in-time" rate={rates?.closedInTime} missing="rate.late" note={window} />
      <RateFigure label="rate.satisfied" rate={rates?.satisfied} missing="rate.dissatisfied" note={window} />
    </div>
  );
}
