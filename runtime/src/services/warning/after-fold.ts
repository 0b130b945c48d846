import { periodKey } from '@zhengai/engine';
import type {
  Notice,
  ReleasedDefinitions,
  Subject,
  SubjectId,
  UnitOfWork,
  Warning,
} from '../../ports/index.js';
import { notify } from '../notification/index.js';
import type { ServiceDeps } from '../service-deps.js';
import type { Applied, FoldContext } from './apply-episode-change.js';
import type { Folded } from './folded.js';
import { noteAnswers } from './note-answers.js';
import { followInhibited, placeWarnings } from './place-warnings.js';
import { tellWarnings } from './tell-warnings.js';
import { led, thoseResponsible, warningNotice } from './warning-notices.js';

export interface FoldOutcome extends FoldContext {
  readonly released: ReleasedDefinitions;
  readonly folded: readonly Folded[];
  readonly applied: readonly Applied[];
}

/** What follows from the life cycles: matters, muting, corrections that overturn, and who is told. */
export async function afterFold(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock' | 'log'>,
  outcome: FoldOutcome,
): Promise<void> {
  const { applied, folded, now, released, rule } = outcome;
  const ids = folded.map(({ subject }) => subject.id);
  const episodes = await unit.warnings.episodes(rule.code, ids);
  const living = episodes.filter(({ state }) => state !== 'resolved');
  const lastPeriod = new Map(folded.map((one) => [one.subject.id, one.lastPeriod]));
  await placeWarnings(unit, rule, living, { now, lastPeriod });
  const overturned = await markOverturned(unit, outcome, episodes, lastPeriod);
  await noteAnswers(unit, deps, outcome, folded);
  await notify(unit, deps, noticesOf(outcome, overturned));
  await tellWarnings(
    unit,
    deps,
    living.map(({ id }) => id),
  );
  const opened = applied.filter(({ kind }) => kind === 'opened');
  if (opened.length > 0) {
    const warningIds = opened.map(({ warning }) => warning.id);
    await unit.outbox.add([{ queue: 'diagnose', kind: 'attribute', warningIds }]);
  }
  const moved = applied.filter(({ kind }) => kind === 'opened' || kind === 'resolved');
  await followInhibited(
    unit,
    released.dictionary.rules,
    rule.code,
    moved.map(({ warning }) => warning.subjectId),
    now,
  );
}

/**
 * A correction overturns a warning when the period that it opened in is not triggered (any more) by the version that
 * raised it. @returns the warnings that one has overturned now
 */
async function markOverturned(
  unit: UnitOfWork,
  { folded, now }: FoldOutcome,
  episodes: readonly Warning[],
  lastPeriod: ReadonlyMap<SubjectId, string>,
): Promise<Warning[]> {
  const verdictsOf = new Map(folded.map(({ subject, verdicts }) => [subject.id, verdicts]));
  const overturned: Warning[] = [];
  for (const warning of episodes) {
    const key = periodKey(warning.openedIn);
    const verdict = verdictsOf.get(warning.subjectId)?.find(({ period }) => period === key);
    if (verdict?.ruleVersion !== warning.ruleVersion) continue;
    const is = verdict.verdict !== 'triggered';
    if (is === (warning.overturnedAt !== null)) continue;
    await unit.warnings.update(warning.id, { overturnedAt: is ? now : null });
    await unit.warnings.addEvent({
      warningId: warning.id,
      kind: is ? 'overturned' : 'reinstated',
      at: now,
      by: null,
      period: lastPeriod.get(warning.subjectId) ?? warning.openedIn,
      data: {
        period: warning.openedIn,
        verdict: verdict.verdict,
        value: verdict.value,
        shown: warning.value,
      },
    });
    if (is) overturned.push({ ...warning, overturnedAt: now });
  }
  return overturned;
}

function noticesOf(outcome: FoldOutcome, overturned: readonly Warning[]): Notice[] {
  const { applied, now, released, rule } = outcome;
  const subjects = new Map<SubjectId, Subject>(outcome.folded.map(({ subject }) => [subject.id, subject]));
  const scopeOf = ({ subjectId }: Warning) => ({ released, subject: subjects.get(subjectId) });
  const overturnedIds = new Set(overturned.map(({ id }) => id));
  const notices = overturned.map((warning) =>
    warningNotice(warning, scopeOf(warning), {
      kind: 'warningOverturned',
      occasion: now,
      audience: [
        { kind: 'qualityOffice' },
        ...(warning.toldAt === null ? [] : thoseResponsible(warning, { released })),
      ],
      say: led('数据更正，预警依据不再成立', 'Corrected data took the ground from this warning'),
    }),
  );
  for (const { kind, warning } of applied) {
    if (warning.toldAt === null || overturnedIds.has(warning.id)) continue;
    const audience = thoseResponsible(warning, { released });
    if (kind === 'resolved') {
      notices.push(
        warningNotice(warning, scopeOf(warning), {
          kind: 'warningResolved',
          occasion: now,
          audience,
          say: led('预警已解除', 'Resolved'),
        }),
      );
    } else if (kind === 'regraded') {
      const regraded = { ...warning, severity: rule.event.type };
      notices.push(
        warningNotice(regraded, scopeOf(warning), {
          kind: 'other',
          occasion: now,
          audience,
          say: led('预警级别已调整', 'The severity is another one'),
        }),
      );
    }
  }
  return notices;
}
