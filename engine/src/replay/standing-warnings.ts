import type { EpisodeEnd, WarningEpisode } from '../warning/index.js';

/** A warning of one subject as the simulated college keeps it; days since the epoch. */
export interface KeptWarning {
  readonly subject: number;
  readonly openedOn: number;
  openedIn: string;
  since: string;
  value: number | null;
  resolvedOn?: number | undefined;
  resolvedIn?: string | undefined;
  endedBy?: EpisodeEnd | 'correction' | undefined;
}

/** Whether the warning that is open changed, opened or ended. */
export interface Step {
  readonly opened?: KeptWarning;
  readonly resolved?: KeptWarning;
  /** An episode lives that no warning may be opened for yet. */
  readonly waits: boolean;
}

/**
 * Makes the warnings kept of one subject say what the fold says, as the college does it day by day: one is open at most;
 * an episode that was over before anybody was warned stays unmentioned; one that begins elsewhere by later data goes on.
 *
 * @param kept   of the subject, oldest first; changed in place
 * @param isOpen whether warnings may open in a period that the living episode reaches
 */
export function settle(
  kept: KeptWarning[],
  episodes: readonly WarningEpisode[],
  day: number,
  lastJudged: string,
  isOpen: (living: WarningEpisode) => boolean,
  open: (episode: WarningEpisode) => KeptWarning,
): Step {
  const living = episodes.find(({ resolvedIn }) => resolvedIn === undefined);
  const standing = kept.find(({ resolvedOn }) => resolvedOn === undefined);
  let resolved: KeptWarning | undefined;
  if (standing) {
    const same = episodes.find(({ openedIn }) => openedIn === standing.openedIn) ?? living;
    if (same && same.resolvedIn === undefined) {
      standing.openedIn = same.openedIn;
      standing.since = same.since;
      return { waits: false };
    }
    standing.resolvedOn = day;
    standing.resolvedIn = same?.resolvedIn ?? lastJudged;
    standing.endedBy = same?.endedBy ?? 'correction';
    resolved = standing;
  }
  if (!living) return { waits: false, ...(resolved && { resolved }) };
  if (!isOpen(living)) return { waits: true, ...(resolved && { resolved }) };
  const before = kept.findLast(({ openedIn }) => openedIn === living.openedIn);
  if (before) {
    before.resolvedOn = before.resolvedIn = before.endedBy = undefined;
    before.since = living.since;
    return { waits: false, ...(resolved && { resolved }), opened: before };
  }
  const opened = open(living);
  kept.push(opened);
  return { waits: false, ...(resolved && { resolved }), opened };
}
