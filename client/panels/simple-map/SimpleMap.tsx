import { useMemo } from 'react';
import { coloredValue } from '../../../core/analysis/grid-measures.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import type { StreetClass } from '../../../core/domain/street.ts';
import type { Grade } from '../../../core/domain/ticket.ts';
import type { Words } from '../../i18n/t.ts';
import type { LoadedDistrict } from '../../store/district.ts';
import { selectChosenGrid } from '../../store/grid-day.ts';
import { selectGridValues, stepOf } from '../../store/grid-scale.ts';
import { selectSites } from '../../store/places.ts';
import { selectOpenOnMap } from '../../store/selectors.ts';
import type { AppState } from '../../store/store.ts';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import { type Projection, projectionOf } from './simple-projection.ts';
import './simple-map.css';

/** Around their own middle, in units of the picture. */
const SYMBOLS: Readonly<Record<Grade, string>> = {
  urgent: 'M0-7 7 0 0 7-7 0Z',
  sudden: 'M0-6 5.4 3.6H-5.4Z',
  key: 'M-4-4H4V4H-4Z',
  ordinary: 'M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0',
};

/** More symbols than this would cost a slow device its page. */
const MOST_SYMBOLS = 1_500;

const words: Words<'capped'> = {
  'zh-CN': { capped: '图上只画最新 {drawn} 件，共 {count} 件；其余见列表' },
  en: { capped: 'Only the newest {drawn} of {count} are drawn; the list has all' },
};

/** Where the device cannot draw the map: areas and tickets as a still picture. The lists beside it are complete. */
export function SimpleMap({ district }: { district: LoadedDistrict }) {
  const t = useText();
  const projection = useMemo(() => projectionOf(district.body.bbox), [district]);
  const { width, height } = projection;
  return (
    <>
      <svg className="simple-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('map.label')}>
        <defs>
          <pattern id="silent" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="simple-map-hatch" d="M0 0V8" />
          </pattern>
        </defs>
        {district.grids.features.map(({ properties: { gridId, name }, geometry }) => (
          <GridPath key={gridId} gridId={gridId as GridId} name={name} path={projection.path(geometry)} />
        ))}
        <Ground district={district} projection={projection} />
        <Symbols projection={projection} />
      </svg>
      <CapNote />
    </>
  );
}

/** That there are more tickets than symbols, where that is so. */
function CapNote() {
  const { count } = useFormat();
  const language = useApp((state) => state.language);
  const total = useApp((state) => selectOpenOnMap(state).length);
  if (total <= MOST_SYMBOLS) return null;
  const text = words[language].capped.replace('{drawn}', count(MOST_SYMBOLS)).replace('{count}', count(total));
  return <p className="simple-map-note">{text}</p>;
}

function GridPath({ gridId, name, path }: { gridId: GridId; name: string; path: string }) {
  const { select } = useVerbs();
  const step = useApp((state) => (state.heardGrids.has(gridId) ? shadeOf(state, gridId) : 0));
  const isSelected = useApp(
    (state) => gridId === (state.selection.kind === 'grid' ? state.selection.id : selectChosenGrid(state)),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard reaches the same grids through the lists
    <path
      className={`simple-map-grid is-step-${step}${isSelected ? ' is-selected' : ''}`}
      d={path}
      onClick={() => select({ kind: 'grid', id: gridId })}
    >
      <title>{name}</title>
    </path>
  );
}

/** The step of the choropleth from 1; of too few cases to be a color, the lowest. */
function shadeOf(state: AppState, gridId: GridId): number {
  const value = coloredValue(selectGridValues(state).get(gridId));
  return value === undefined ? 1 : stepOf(state.gridScale, value) + 1;
}

/** What one finds the way by: water, the larger streets, and the doors that are open or not. */
function Ground({ district, projection }: { district: LoadedDistrict; projection: Projection }) {
  const sites = useApp(selectSites);
  const waters = district.water.map(({ name, rings }) => ({
    name,
    path: projection.path({ type: 'Polygon', coordinates: rings.map((ring) => ring.map((at) => [...at])) }),
  }));
  return (
    <>
      {waters.map(({ name, path }) => (
        <path key={path} className="simple-map-water" d={path}>
          <title>{name}</title>
        </path>
      ))}
      {district.streets
        .filter(({ class: kind }) => DRAWN_STREETS.has(kind))
        .map(({ id, name, path }) => (
          <path key={id} className="simple-map-street" d={projection.line(path)}>
            <title>{name}</title>
          </path>
        ))}
      {sites.map(({ site: { id, name, position }, isOpen }) => {
        const [x, y] = projection.point(position);
        const at = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
        return (
          <path key={id} className={`simple-map-site${isOpen ? ' is-open' : ''}`} d="M-3-5H3V5H-3Z" transform={at}>
            <title>{name}</title>
          </path>
        );
      })}
    </>
  );
}

const DRAWN_STREETS: ReadonlySet<StreetClass> = new Set(['main', 'secondary', 'bridge']);

function Symbols({ projection }: { projection: Projection }) {
  const tickets = useApp(selectOpenOnMap);
  return tickets.slice(-MOST_SYMBOLS).map(({ id, position, grade = 'ordinary' }) => {
    const [x, y] = projection.point(position!); // the selector hands over tickets that have one
    const at = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
    return <path key={id} className={`simple-map-ticket is-${grade}`} d={SYMBOLS[grade]} transform={at} />;
  });
}
