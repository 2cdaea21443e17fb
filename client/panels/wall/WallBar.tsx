import { selectMapNotice } from '../../store/basemap.ts';
import { selectIsStale } from '../../store/connection.ts';
import { useApp, useText } from '../app-context.ts';
import { GridStateList, LiveState, Problems } from '../status/StatusBar.tsx';
import './wall-bar.css';

/** The scene at the left, how the whole stands in the middle, what kind of map this is at the right. */
export function WallBar() {
  const t = useText();
  const isStale = useApp(selectIsStale);
  const notice = useApp(selectMapNotice);
  const isSynthetic = useApp(({ district }) => district?.body.synthetic ?? false);
  return (
    <footer className={isStale ? 'wall-bar is-stale' : 'wall-bar'}>
      <p className="wall-bar-scene">{t('wall.scene')}</p>
      <div className="wall-bar-state">
        <LiveState />
        <GridStateList />
        <Problems />
      </div>
      <p className="wall-bar-notice">{[isSynthetic && t('header.synthetic'), notice].filter(Boolean).join(' · ')}</p>
    </footer>
  );
}
