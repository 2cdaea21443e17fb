import { useMemo } from 'react';
import type { GridId } from '../../../core/domain/ids.ts';
import type { Grade } from '../../../core/domain/ticket.ts';
import type { LoadedDistrict } from '../../store/district.ts';
import { stepOf } from '../../store/grid-scale.ts';
import { selectOpenOnMap } from '../../store/selectors.ts';
import { useApp, useText, useVerbs } from '../app-context.ts';
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

/** Where the device cannot draw the map: areas and tickets as a still picture. The lists beside it are complete. */
export function SimpleMap({ district }: { district: LoadedDistrict }) {
  const t = useText();
  const projection = useMemo(() => projectionOf(district.body.bbox), [district]);
  const { width, height } = projection;
  return (
    <svg className="simple-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('map.label')}>
      <defs>
        <pattern id="silent" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="simple-map-hatch" d="M0 0V8" />
        </pattern>
      </defs>
      {district.grids.features.map(({ properties: { gridId, name }, geometry }) => (
        <GridPath key={gridId} gridId={gridId as GridId} name={name} path={projection.path(geometry)} />
      ))}
      <Symbols projection={projection} />
    </svg>
  );
}

function GridPath({ gridId, name, path }: { gridId: GridId; name: string; path: string }) {
  const { select } = useVerbs();
  const step = useApp(({ log, gridScale, heardGrids, shownRevision }) =>
    shownRevision >= 0 && heardGrids.has(gridId) ? stepOf(gridScale, log?.counts.openByGrid.get(gridId) ?? 0) + 1 : 0,
  );
  const isSelected = useApp(({ selection }) => selection.kind === 'grid' && selection.id === gridId);
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

function Symbols({ projection }: { projection: Projection }) {
  const tickets = useApp(selectOpenOnMap);
  return tickets.slice(-MOST_SYMBOLS).map(({ id, position, grade = 'ordinary' }) => {
    const [x, y] = projection.point(position!); // the selector hands over tickets that have one
    const at = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
    return <path key={id} className={`simple-map-ticket is-${grade}`} d={SYMBOLS[grade]} transform={at} />;
  });
}
