import { bench, describe } from 'vitest';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { TeamMotion } from './team-motion.ts';

/** One frame of the map: where everybody is between two reports. 254 members are the district's, ten times as many the goal. */
describe.each([254, 2_540])('%i members', (count) => {
  const random = seededRandom(1);
  const motion = new TeamMotion();
  for (const reportedAt of [0, 30_000, 60_000]) {
    motion.take(
      Array.from({ length: count }, (_, number) => ({
        number,
        activity: 'riding' as const,
        position: [126.5 + random() * 0.1, 43.8 + random() * 0.1] as [number, number],
        reportedAt,
      })),
    );
  }
  motion.settle(60_000);
  const into = new Float64Array(2 * count);
  let frame = 0;

  bench('are placed', () => {
    frame = (frame + 1) % 1_000;
    motion.write(90_000 + 20 * frame, into);
  });
});
