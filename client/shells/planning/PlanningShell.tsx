import { useState } from 'react';
import { AppContext } from '../../panels/app-context.ts';
import { ConnectionBanner } from '../../panels/connection/ConnectionBanner.tsx';
import { Header } from '../../panels/header/Header.tsx';
import { HelpDialog } from '../../panels/help/HelpDialog.tsx';
import { PaletteDialog } from '../../panels/palette/PaletteDialog.tsx';
import { StatusBar } from '../../panels/status/StatusBar.tsx';
import { TimeBar } from '../../panels/time-bar/TimeBar.tsx';
import { toggleExplorer } from '../../store/toggle-explorer.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { useKeys } from '../stage/use-keys.ts';
import { useMapChunk } from '../stage/use-map-chunk.ts';
import { LeftRail } from './LeftRail.tsx';
import { PrintNotes } from './PrintNotes.tsx';
import { DrawerButton, RightRail } from './RightRail.tsx';
import { useDeskActions } from './use-desk-actions.ts';
import { useClearOfDrawer, useRightDrawer } from './use-right-drawer.ts';
import './planning-shell.css';
import './print.css';

/** The desk: what is shown at the left, the map, and what is known about it at the right. */
export function PlanningShell({ store, onMap }: ShellProps) {
  return (
    <AppContext value={store}>
      <Desk store={store} onMap={onMap} />
    </AppContext>
  );
}

type Opened = { kind: 'nothing' } | { kind: 'help' } | { kind: 'palette'; query: string };
const NOTHING_OPEN: Opened = { kind: 'nothing' };

function Desk({ store, onMap }: ShellProps) {
  const [opened, setOpened] = useState<Opened>(NOTHING_OPEN);
  const map = useMapChunk(store);
  const drawer = useRightDrawer();
  useClearOfDrawer(map.current, drawer);
  const openHelp = () => setOpened({ kind: 'help' });
  const openPalette = (query = '') => setOpened({ kind: 'palette', query });
  const { buttons, actions, said, print } = useDeskActions(store, { map: map.current, openHelp, openPalette });
  useKeys(store, {
    map: map.current,
    layers: map.layers,
    openHelp,
    openPalette,
    toggleExplorer: () => toggleExplorer(store),
    print,
  });
  return (
    <div className="planning">
      <Header actions={buttons} onHelp={openHelp} />
      <ConnectionBanner />
      <main className="planning-map">
        <Guarded>
          <MapStage
            store={store}
            chunk={map.chunk}
            onMap={(current) => {
              map.setCurrent(current);
              onMap(current);
            }}
          />
        </Guarded>
        <DrawerButton drawer={drawer} />
        <PrintNotes layers={map.layers} />
        <p className="desk-said" role="status">
          {said}
        </p>
      </main>
      <LeftRail layers={map.layers} isSimpleMap={map.chunk.kind === 'simple'} show={(box) => map.current?.show(box)} />
      <RightRail drawer={drawer} />
      <TimeBar />
      <StatusBar />
      {opened.kind === 'help' && <HelpDialog onClose={() => setOpened(NOTHING_OPEN)} />}
      {opened.kind === 'palette' && (
        <PaletteDialog
          query={opened.query}
          reach={{ layers: map.layers, actions, show: (box) => map.current?.show(box), reveal: drawer.reveal }}
          onClose={() => setOpened(NOTHING_OPEN)}
        />
      )}
    </div>
  );
}
