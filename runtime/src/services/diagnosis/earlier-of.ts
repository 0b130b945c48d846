import type { EarlierWarnings } from '@zhengai/engine';
import type { SubjectId, Warning } from '../../ports/index.js';
import { groupBy } from '../group-by.js';
import type { JudgedRule } from './judged-rule.js';

/** Episodes of the rule, of the warned subjects and of all that they are compared with. */
export async function episodesBySubject(
  { rule, unit }: JudgedRule,
  ids: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, readonly Warning[]>> {
  return groupBy(await unit.warnings.episodes(rule.code, ids), ({ subjectId }) => subjectId);
}

export function earlierOf(
  warning: Warning,
  episodes: ReadonlyMap<SubjectId, readonly Warning[]>,
  peers: readonly SubjectId[],
): EarlierWarnings {
  const earlier = (episodes.get(warning.subjectId) ?? []).filter(
    ({ id, state }) => id < warning.id && state === 'resolved',
  );
  const last = earlier.at(-1);
  const warned = peers.filter((id) => id !== warning.subjectId && episodes.has(id));
  const isOpen = ({ state }: Warning) => state === 'open' || state === 'recovering';
  return {
    count: earlier.length,
    dismissed: earlier.filter(({ endedBy }) => endedBy === 'dismissal').length,
    ...(last ? { lastOpenedIn: last.openedIn } : {}),
    peersOpen: warned.filter((id) => episodes.get(id)?.some(isOpen)).length,
    peersEver: warned.length,
    peers: peers.length,
  };
}
