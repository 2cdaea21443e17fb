import { selectLampLights } from '../../store/places.ts';
import { selectGridStates } from '../../store/selectors.ts';
import type { AppState } from '../../store/store.ts';
import { selectToday } from '../../store/summary.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import { Figure } from '../figures/Figure.tsx';
import { ProvenanceTags } from '../figures/ProvenanceTags.tsx';
import { RateFigure } from '../figures/RateFigure.tsx';
import { useDataAge } from '../use-data-age.ts';
import './wall-figures.css';

const isLoaded = (state: AppState) => state.log !== undefined;

/** How today's requests are served. */
export function ServiceFigures() {
  const t = useText();
  const { count } = useFormat();
  const age = useDataAge();
  const loaded = useApp(isLoaded);
  const { rates, closed } = useApp(selectToday);
  const note = `${t('figures.since-midnight')} · ${age.text}`;
  return (
    <div className={age.isStale ? 'wall-figures is-stale' : 'wall-figures'}>
      <RateFigure
        label="rate.accepted-in-ten"
        rate={loaded ? rates.acceptedInTen : undefined}
        missing="rate.missed"
        note={note}
      />
      <Figure
        label={t('figures.closed-today')}
        value={loaded ? `${count(closed.numerator)} / ${count(closed.denominator)}` : undefined}
        note={
          <>
            {note} <ProvenanceTags />
          </>
        }
      />
      <RateFigure
        label="rate.closed-in-time"
        rate={loaded ? rates.closedInTime : undefined}
        missing="rate.late"
        note={note}
      />
    </div>
  );
}

/** How satisfied people are, and what the streets and the sources say. */
export function StreetFigures() {
  const t = useText();
  const age = useDataAge();
  const loaded = useApp(isLoaded);
  const { rates } = useApp(selectToday);
  return (
    <div className={age.isStale ? 'wall-figures is-stale' : 'wall-figures'}>
      <RateFigure
        label="rate.satisfied"
        rate={loaded ? rates.satisfied : undefined}
        missing="rate.dissatisfied"
        note={`${t('figures.since-midnight')} · ${age.text}`}
      />
      <LampFigure />
      <GridsFigure />
    </div>
  );
}

function LampFigure() {
  const t = useText();
  const { lamps } = useApp(selectLampLights);
  const loaded = useApp(isLoaded);
  const known = lamps.filter(({ light }) => light !== 'unknown');
  const lit = known.filter(({ light }) => light === 'lit').length;
  return (
    <RateFigure
      label="rate.lamps-lit"
      rate={loaded ? { numerator: lit, denominator: known.length } : undefined}
      missing="rate.dark"
      note={t('rate.lamps-unknown', { count: lamps.length - known.length })}
    />
  );
}

function GridsFigure() {
  const t = useText();
  const loaded = useApp(isLoaded);
  const total = useApp((state) => state.district?.gridNames.size ?? 0);
  const days = useApp((state) => state.district?.body.windowDays ?? 0);
  const { silent } = useApp(selectGridStates);
  return (
    <RateFigure
      label="rate.grids-heard"
      rate={loaded ? { numerator: total - silent, denominator: total } : undefined}
      missing="rate.silent"
      note={t('figures.window', { days })}
    />
  );
}
