import { selectMinute } from '../../store/matches.ts';
import { useApp, useFormat } from '../app-context.ts';

/** A moment as short as it can be told apart: the time of today, the day of another one. */
export function useSince(): (at: number) => string {
  const { date, minute } = useFormat();
  const today = date(useApp(selectMinute));
  return (at) => (date(at) === today ? minute(at) : date(at).slice(5));
}
