import type { CSSProperties } from 'react';
import { AppContext, useApp } from '../../panels/app-context.ts';
import { ConnectionBanner } from '../../panels/connection/ConnectionBanner.tsx';
import { WallBar } from '../../panels/wall/WallBar.tsx';
import { ServiceFigures, StreetFigures } from '../../panels/wall/WallFigures.tsx';
import { WallHeader } from '../../panels/wall/WallHeader.tsx';
import type { AppState } from '../../store/store.ts';
import { useMedia } from '../../ui/use-media.ts';
import { Guarded } from '../stage/Guarded.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { useMapChunk } from '../stage/use-map-chunk.ts';
import { usePrintRefusal } from '../stage/use-print-refusal.ts';
import { RingsMap } from './RingsMap.tsx';
import { WallMap } from './WallMap.tsx';
import { WallRails } from './WallRails.tsx';
import './wall-shell.css';
import './wall-panels.css';

/** What a stranger has to be told; the desk explains every layer. */
const EXPLAINED = new Set(['tickets', 'sites', 'grids', 'density']);
const HOUR_MS = 3_600_000;
/** Where the scrims stand in each of four hours, in units: they would burn in, if they always stood in one place. */
const SHIFTS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
const selectShift = ({ wallAt }: AppState) => SHIFTS[Math.floor(wallAt / HOUR_MS) % SHIFTS.length];

/** The wall: the map is the room, figures stand on it in columns of type. It needs nobody to touch it. */
export function WallShell(props: ShellProps) {
  return (
    <AppContext value={props.store}>
      <Wall {...props} />
    </AppContext>
  );
}

function Wall({ store, onMap }: ShellProps) {
  const map = useMapChunk(store);
  usePrintRefusal();
  const isWide = useMedia('(min-aspect-ratio: 12 / 5)');
  const hasSecondMap = useMedia('(min-aspect-ratio: 22 / 5)');
  const [x, y] = useApp(selectShift);
  // React's type knows no custom properties
  const style = { '--shift-x': `calc(${x} * var(--u))`, '--shift-y': `calc(${y} * var(--u))` } as CSSProperties;
  return (
    <div className="wall" style={style}>
      <main>
        <WallMap
          store={store}
          chunk={map.chunk}
          legends={map.layers.filter(({ id }) => EXPLAINED.has(id))}
          className="is-first"
          onMap={onMap}
        />
        {hasSecondMap && <RingsMap store={store} chunk={map.chunk} layers={map.layers} />}
      </main>
      <WallHeader />
      <ConnectionBanner />
      <div className="wall-tiles is-left">
        <Guarded>
          <ServiceFigures />
        </Guarded>
      </div>
      <div className="wall-tiles is-right">
        <Guarded>
          <StreetFigures />
        </Guarded>
      </div>
      <WallRails isWide={isWide} />
      <WallBar />
    </div>
  );
}
