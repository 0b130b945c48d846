import type { EpisodeEnd, WarningAction, WarningEpisode } from '@zhengai/engine';
import type { Warning } from '../../ports/index.js';

/** What makes the stored warnings of one rule × subject say what the fold says. */
export type EpisodeChange =
  | { readonly kind: 'open'; readonly episode: WarningEpisode }
  | { readonly kind: 'reopen' | 'continue'; readonly warning: Warning; readonly episode: WarningEpisode }
  /** By the data it would be over, but an improvement is under way: only the proof of its effect ends it. */
  | { readonly kind: 'hold'; readonly warning: Warning }
  | {
      readonly kind: 'resolve';
      readonly warning: Warning;
      /** `correction`: by what is known now there never was such an episode. */
      readonly endedBy: NonNullable<WarningEpisode['endedBy']> | 'correction';
      /** The last judged period when absent. */
      readonly resolvedIn?: string;
    };

/**
 * Pairs stored warnings with folded episodes: by the period they opened in; the one unresolved warning also goes with
 * the living episode when late data have moved its beginning. What is over before anybody was warned stays unmentioned.
 *
 * A better value for the very period that raised a warning takes its episode out of the fold; the actions then say how
 * the warning stands.
 *
 * @param stored   oldest first, at most one unresolved
 * @param actions  the log of the pair, in order of time
 * @param isOpen   whether a living episode reaches into a period in which warnings may open
 * @returns        in the order in which they must be applied
 */
export function matchEpisodes(
  episodes: readonly WarningEpisode[],
  stored: readonly Warning[],
  actions: readonly WarningAction[],
  isOpen: boolean,
): EpisodeChange[] {
  const unresolved = stored.find(({ state }) => state !== 'resolved');
  const living = episodes.find(({ resolvedIn }) => resolvedIn === undefined);
  const changes: EpisodeChange[] = [];
  let livingIsStored = false;

  if (unresolved) {
    const same = episodes.find(({ openedIn }) => openedIn === unresolved.openedIn) ?? living;
    if (same !== undefined && same.resolvedIn === undefined) {
      livingIsStored = true;
      changes.push({ kind: 'continue', warning: unresolved, episode: same });
    } else changes.push(endOrHold(unresolved, same, actions));
  }
  const held = changes.some(({ kind }) => kind === 'hold');
  if (living && !livingIsStored && !held && isOpen) {
    const before = stored.findLast(
      ({ openedIn, state }) => state === 'resolved' && openedIn === living.openedIn,
    );
    changes.push(
      before ? { kind: 'reopen', warning: before, episode: living } : { kind: 'open', episode: living },
    );
  }
  return changes;
}

function endOrHold(
  warning: Warning,
  episode: WarningEpisode | undefined,
  actions: readonly WarningAction[],
): EpisodeChange {
  if (episode?.endedBy !== undefined && episode.endedBy !== 'recovery') {
    return resolve(warning, episode.endedBy, episode.resolvedIn);
  }
  const last = actions.findLast(({ kind }) => Object.hasOwn(ENDS, kind));
  const end = last && ENDS[last.kind];
  if (end === 'improving') return { kind: 'hold', warning };
  if (last && end !== undefined && Date.parse(last.at) >= Date.parse(warning.openedAt)) {
    return resolve(warning, end, last.period);
  }
  return episode
    ? resolve(warning, episode.endedBy ?? 'recovery', episode.resolvedIn)
    : resolve(warning, 'correction', undefined);
}

/** What the last of these actions makes of a warning whose episode the data no longer show. */
const ENDS: Partial<Record<WarningAction['kind'], 'improving' | Exclude<EpisodeEnd, 'recovery'>>> = {
  improvementStarted: 'improving',
  verifiedNotEffective: 'improving',
  verifiedEffective: 'verification',
  dismissed: 'dismissal',
  rejected: 'rejection',
  closed: 'revision',
};

function resolve(
  warning: Warning,
  endedBy: Extract<EpisodeChange, { kind: 'resolve' }>['endedBy'],
  resolvedIn: string | undefined,
): EpisodeChange {
  return { kind: 'resolve', warning, endedBy, ...(resolvedIn === undefined ? {} : { resolvedIn }) };
}
