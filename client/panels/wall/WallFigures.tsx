import type { Provenance } from '../../../core/domain/ticket.ts';
import { selectLayerAge } from '../../store/layer-age.ts';
import { selectMinute } from '../../store/matches.ts';
import { memo } from '../../store/memo.ts';
import { selectLampLights } from '../../store/places.ts';
import { selectGridStates } from '../../store/selectors.ts';
import { selectTable } from '../../store/shown-tickets.ts';
import type { AppState } from '../../store/store.ts';
import { selectSummary, selectToday } from '../../store/summary.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import { RateTile } from './RateTile.tsx';
import { type Age, WallTile } from './WallTile.tsx';
import { useWallWords } from './words.ts';

const DAY_MS = 86_400_000;
const LAMP_LIMIT_SECONDS = 3_600;

const isLoaded = (state: AppState) => state.log !== undefined;
/** Where the tickets of the figures come from. */
const selectOrigins = memo(
  (state: AppState) => [selectSummary(state)] as const,
  (state): readonly Provenance[] => [...selectSummary(state).figures.byProvenance.keys()],
);
/** Nobody measures lamps by hand: what controllers report is a record, except where all of the district is invented. */
const selectLampOrigins = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }): readonly Provenance[] => (district ? [district.body.synthetic ? 'simulated' : 'recorded'] : []),
);

/** How today's requests are served. */
export function ServiceFigures() {
  const t = useText();
  const words = useWallWords();
  const { count } = useFormat();
  const loaded = useApp(isLoaded);
  const { rates, closed } = useApp(selectToday);
  const shared = { window: words['since-midnight'], age: useDataAge(), origins: useApp(selectOrigins) };
  const isOpen = closed.denominator - closed.numerator;
  return (
    <div className="wall-figures">
      <RateTile
        {...shared}
        label={t('rate.accepted-in-ten')}
        rate={loaded ? rates.acceptedInTen : undefined}
        missing="rate.missed"
      />
      <WallTile
        {...shared}
        label={t('figures.closed-today')}
        value={
          loaded ? { kind: 'figure', text: `${count(closed.numerator)} / ${count(closed.denominator)}` } : undefined
        }
        facts={<span>{`${words['open-still']} ${count(isOpen)}`}</span>}
      />
      <RateTile
        {...shared}
        label={t('rate.closed-in-time')}
        rate={loaded ? rates.closedInTime : undefined}
        missing="rate.late"
      />
    </div>
  );
}

/** How satisfied people are, and what the streets and the sources say. */
export function StreetFigures() {
  const t = useText();
  const words = useWallWords();
  const age = useDataAge();
  const loaded = useApp(isLoaded);
  const { rates } = useApp(selectToday);
  return (
    <div className="wall-figures">
      <RateTile
        label={t('rate.satisfied')}
        rate={loaded ? rates.satisfied : undefined}
        missing="rate.dissatisfied"
        window={words['since-midnight']}
        age={age}
        origins={useApp(selectOrigins)}
      />
      <LampFigure />
      <GridsFigure />
    </div>
  );
}

function LampFigure() {
  const t = useText();
  const words = useWallWords();
  const { lamps } = useApp(selectLampLights);
  const loaded = useApp(isLoaded);
  const known = lamps.filter(({ light }) => light !== 'unknown');
  const lit = known.filter(({ light }) => light === 'lit').length;
  return (
    <RateTile
      label={t('rate.lamps-lit')}
      rate={loaded ? { numerator: lit, denominator: known.length } : undefined}
      missing="rate.dark"
      window={words.now}
      age={useLampAge()}
      origins={useApp(selectLampOrigins)}
      more={t('rate.lamps-unknown', { count: lamps.length - known.length })}
    />
  );
}

/** Late when the lamps' own news are, and when all of the page is. */
function useLampAge(): Age {
  const t = useText();
  const { age } = useFormat();
  const data = useDataAge();
  const seconds = useApp((state) => {
    const ageMs = selectLayerAge(state, 'lamp');
    return ageMs === undefined ? undefined : Math.floor(ageMs / 1000);
  });
  if (seconds === undefined) return { text: t('app.unknown'), isStale: data.isStale };
  const isStale = data.isStale || seconds > LAMP_LIMIT_SECONDS;
  const words = age(seconds * 1000);
  return { text: isStale ? t('layers.stale', { age: words }) : words, isStale };
}

/** A grid was heard of when a held ticket lies in it: as far back as tickets are held, or as there are any. */
function GridsFigure() {
  const t = useText();
  const loaded = useApp(isLoaded);
  const total = useApp((state) => state.district?.gridNames.size ?? 0);
  const { silent } = useApp(selectGridStates);
  return (
    <RateTile
      label={t('rate.grids-heard')}
      rate={loaded ? { numerator: total - silent, denominator: total } : undefined}
      missing="rate.silent"
      window={useHeardWindow()}
      age={useDataAge()}
      origins={useApp(selectOrigins)}
    />
  );
}

function useHeardWindow(): string {
  const t = useText();
  const words = useWallWords();
  const { date } = useFormat();
  const days = useApp((state) => state.district?.body.windowDays ?? 0);
  const first = useApp((state) => selectTable(state).tickets[0]?.times.receivedAt);
  const now = useApp(selectMinute);
  if (first === undefined || now - first >= days * DAY_MS) return t('figures.window', { days });
  return words.since.replace('{date}', date(first).slice('2026-'.length));
}
