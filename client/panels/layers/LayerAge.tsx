import { selectLayerAge } from '../../store/layer-age.ts';
import type { AgeLimit } from '../../store/legend.ts';
import { useApp, useFormat, useText } from '../app-context.ts';

/** How old the news of a layer are, in words, and whether that is too old for it. */
export function LayerAge({ limit: { source, seconds: limit } }: { limit: AgeLimit }) {
  const t = useText();
  const { age } = useFormat();
  // Whole seconds, so that it is drawn once a second and not at every tick.
  const seconds = useApp((state) => {
    const ageMs = selectLayerAge(state, source);
    return ageMs === undefined ? undefined : Math.floor(ageMs / 1000);
  });
  if (seconds === undefined) return <span className="layer-chip-age">{t('app.unknown')}</span>;
  const words = age(seconds * 1000);
  const isLate = seconds > limit;
  return (
    <span className={isLate ? 'layer-chip-age is-late' : 'layer-chip-age'}>
      {isLate ? t('layers.stale', { age: words }) : words}
    </span>
  );
}
