import type { SliceOf } from './slice.ts';
import { type TeamCounts, TeamMotion, type TeamReport } from './team-motion.ts';

/** One's own team as it is drawn; another object whenever more than positions changed. */
export type TeamView = { readonly motion: TeamMotion; readonly counts: TeamCounts };

export type TeamSlice = {
  /** Absent for whoever is of no team. */
  team: TeamView | undefined;
  /** This page's wall clock at the newest report. */
  teamAt: number | undefined;
  showTeam(reports: readonly TeamReport[], wallAt: number): void;
  settleTeam(wallAt: number): void;
};

export const teamSlice: SliceOf<TeamSlice> = (set, get) => ({
  team: undefined,
  teamAt: undefined,

  showTeam(reports, wallAt) {
    const { team, teamAt = 0, reducedMotion } = get();
    const motion = team?.motion ?? new TeamMotion();
    motion.take(reports);
    const newest = reports.reduce((latest, { reportedAt }) => Math.max(latest, reportedAt), teamAt);
    const isOther = motion.settle(wallAt) || !team || reducedMotion; // without motion each report is a picture of its own
    set({ team: isOther ? { motion, counts: motion.counts } : team, teamAt: newest || undefined });
  },

  settleTeam(wallAt) {
    const motion = get().team?.motion;
    if (motion?.settle(wallAt)) set({ team: { motion, counts: motion.counts } });
  },
});
