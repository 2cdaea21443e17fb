import { Children, type ReactNode } from 'react';
import { TodayPanel } from '../../panels/distribution/DistributionPanel.tsx';
import { CategoriesPanel, ChannelsPanel, GradesPanel, UnitsPanel } from '../../panels/wall/CountPanels.tsx';
import { LatestTickets } from '../../panels/wall/LatestTickets.tsx';
import { PressingPanel } from '../../panels/wall/PressingPanel.tsx';
import { QueuePanel } from '../../panels/wall/QueuePanel.tsx';
import { Guarded } from '../stage/Guarded.tsx';

/** What is asked for, at the left; what is done about it, at the right. A wide wall has two rails a side. */
export function WallRails({ isWide }: { isWide: boolean }) {
  if (!isWide) {
    return (
      <>
        <Rail place="left">
          <TodayPanel />
          <CategoriesPanel />
          <LatestTickets />
        </Rail>
        <Rail place="right">
          <QueuePanel />
          <PressingPanel />
        </Rail>
      </>
    );
  }
  return (
    <>
      <Rail place="left">
        <TodayPanel isTall />
        <ChannelsPanel />
        <GradesPanel />
      </Rail>
      <Rail place="left-inner">
        <CategoriesPanel />
        <LatestTickets />
      </Rail>
      <Rail place="right-inner">
        <QueuePanel />
        <UnitsPanel />
      </Rail>
      <Rail place="right">
        <PressingPanel />
      </Rail>
    </>
  );
}

type RailProps = { place: 'left' | 'left-inner' | 'right-inner' | 'right'; children: ReactNode };

function Rail({ place, children }: RailProps) {
  return (
    <aside className={`wall-rail is-${place}`}>
      {Children.map(children, (panel) => (
        <Guarded>{panel}</Guarded>
      ))}
    </aside>
  );
}
