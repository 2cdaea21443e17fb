import { type EpochMs, epochMs } from '../../core/geo/units.ts';

/**
 * How fast the town lives: as fast as its clock runs until it quickens, and `pace` times as fast from then on. So the
 * history that a run tells first is as long at every pace.
 *
 * @returns the moment at which so many more seconds have been lived.
 */
export function townPace(pace: number, quickensAt: EpochMs): (at: EpochMs, seconds: number) => EpochMs {
  return (at, seconds) => {
    const since = at - quickensAt;
    const livedMs = (since < 0 ? since : since * pace) + seconds * 1000;
    return epochMs(Math.round(quickensAt + (livedMs < 0 ? livedMs : livedMs / pace)));
  };
}
