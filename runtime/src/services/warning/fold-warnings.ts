import { foldWarning, periodOfKey, type WarningAction } from '@zhengai/engine';
import type { SubjectId, UnitOfWork } from '../../ports/index.js';
import { planOf } from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import type { ServiceDeps } from '../service-deps.js';
import { afterFold } from './after-fold.js';
import { applyEpisodeChange, type Applied, type FoldContext } from './apply-episode-change.js';
import type { Folded } from './folded.js';
import { findingsOf, recoveryOf, type Finding, type RuleScope } from './judged-cells.js';
import { matchEpisodes } from './match-episodes.js';
import { openPeriodsOf } from './open-periods.js';

/**
 * Folds the life cycles of one rule for some subjects from the verdicts in force and the log of actions, and makes the
 * stored warnings agree. The outcome depends on what is stored alone, never on the order of messages.
 */
export async function foldWarnings(
  unit: UnitOfWork,
  { clock, log }: Pick<ServiceDeps, 'clock' | 'log'>,
  ruleCode: string,
  subjectIds: readonly SubjectId[],
): Promise<void> {
  const released = await unit.definitions.released();
  const rule = released.dictionary.rules.find(({ code }) => code === ruleCode);
  if (!rule) {
    log.warn({ rule: ruleCode }, 'no released rule of this code: its warnings stay as they are');
    return;
  }
  const ids = [...new Set(subjectIds)].sort((a, b) => a - b);
  await unit.warnings.lock(rule.code, ids);
  const scope: RuleScope = { released, settings: await unit.settings.get(), rule };
  const now = clock.now();
  const folded = await foldSubjects(unit, scope, ids, now);
  const findings = await findingsByShown(unit, scope, folded);

  const context: FoldContext = {
    rule,
    ruleVersion: released.ruleVersions.get(rule.code) ?? 1,
    now,
  };
  const applied: Applied[] = [];
  for (const { changes, lastPeriod, life, subject } of folded) {
    for (const change of changes) {
      const finding = findings.get(subject.id);
      applied.push(await applyEpisodeChange(unit, context, { change, finding, lastPeriod, life, subject }));
    }
  }
  await afterFold(unit, { clock, log }, { ...context, released, folded, applied });
}

async function foldSubjects(
  unit: UnitOfWork,
  scope: RuleScope,
  ids: readonly SubjectId[],
  now: string,
): Promise<Folded[]> {
  const { rule } = scope;
  const subjects = await unit.subjects.byIds(ids);
  const verdicts = groupBy(await unit.verdicts.ofRule(rule.code, ids), ({ subjectId }) => subjectId);
  const stored = groupBy(await unit.warnings.episodes(rule.code, ids), ({ subjectId }) => subjectId);
  const actions = await unit.warnings.actions(rule.code, ids);
  const openPeriods = openPeriodsOf(scope.settings, rule.periodKind, now);
  const period = (key: number) => periodOfKey(rule.periodKind, key);
  const failed = planOf(scope.released.dictionary, [rule.code]).broken.has(rule.code);

  const everTriggered = subjects.filter(({ id }) =>
    verdicts.get(id)?.some(({ verdict }) => verdict === 'triggered'),
  );
  const recovered = await recoveryOf(
    unit,
    scope,
    everTriggered.flatMap((subject) =>
      (verdicts.get(subject.id) ?? []).map((verdict) => ({ subject, period: period(verdict.period) })),
    ),
  );

  return subjects.flatMap((subject): Folded[] => {
    const ofSubject = verdicts.get(subject.id) ?? [];
    const last = ofSubject.at(-1);
    if (!last) return [];
    const warnings = stored.get(subject.id) ?? [];
    const ofPair: readonly WarningAction[] = actions.get(subject.id) ?? [];
    const life = foldWarning(
      rule.lifeCycle,
      ofSubject.map((verdict) => ({
        period: period(verdict.period),
        verdict: verdict.verdict,
        ...(failed && verdict.verdict === 'unknown' ? { failed } : {}),
        ...(recovered ? { recovered: recovered(subject.id, period(verdict.period)) } : {}),
      })),
      ofPair,
    );
    const living = life.episodes.find(({ resolvedIn }) => resolvedIn === undefined);
    const isOpen =
      living !== undefined &&
      ofSubject.some((verdict) => {
        const at = period(verdict.period);
        return openPeriods.has(at) && at >= living.openedIn;
      });
    const changes = matchEpisodes(life.episodes, warnings, ofPair, isOpen);
    const shown = ofSubject.findLast(({ verdict }) => verdict === 'triggered');
    return [
      {
        subject,
        verdicts: ofSubject,
        life,
        changes,
        lastPeriod: period(last.period),
        shown: shown && period(shown.period),
      },
    ];
  });
}

/** Only for warnings that go on: those that end keep what they showed. */
async function findingsByShown(
  unit: UnitOfWork,
  scope: RuleScope,
  folded: readonly Folded[],
): Promise<Map<SubjectId, Finding>> {
  const spots = folded.flatMap(({ changes, shown, subject }) => {
    const going = changes.find((change) => 'episode' in change);
    if (shown === undefined || going === undefined) return [];
    return [{ subject, period: shown, since: going.episode.since }];
  });
  if (spots.length === 0) return new Map();
  const findings = await findingsOf(unit, scope, spots);
  return new Map(
    spots.flatMap(({ subject }, index) => {
      const finding = findings[index];
      return finding ? [[subject.id, finding] as const] : [];
    }),
  );
}
