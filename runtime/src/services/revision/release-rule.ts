import type { Rule } from '@zhengai/engine';
import {
  Failure,
  type DecidedStep,
  type Definition,
  type UnitOfWork,
  type Warning,
  type WarningEventKind,
} from '../../ports/index.js';
import { releaseDefinition, type DefinitionAction } from '../release/index.js';
import { planRuleRevision } from '../replay/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { latestPeriods } from '../warning/index.js';
import { decideSteps, type PlanDecision, type ProposedStep } from './decide-steps.js';

/**
 * Releases a version of a rule together with the plan for its warnings: as the new version proposes it, but for what
 * was decided otherwise. Nothing is reset silently, and the plan can be undone.
 *
 * @throws as `releaseDefinition`, and Failure `plan.decision`
 */
export async function releaseRule(
  deps: ServiceDeps,
  input: Omit<DefinitionAction, 'kind'> & { readonly decisions?: readonly PlanDecision[] },
): Promise<Definition> {
  const { decisions = [], ...action } = input;
  const steps = decideSteps(await proposedSteps(deps, action.code), decisions);
  return releaseDefinition(deps, { ...action, kind: 'rule' }, async (unit, released) => {
    if (steps.length === 0) return;
    await applyPlan(unit, deps, released, action, steps);
  });
}

/** What the reviewed version makes of the warnings there are; nothing where the rule was never in force. */
async function proposedSteps(deps: ServiceDeps, code: string): Promise<ProposedStep[]> {
  const { read } = deps.store;
  const { ruleVersions } = await read.definitions.released();
  const draft = await read.definitions.findDraft('rule', code);
  if (draft?.status !== 'inReview' || !ruleVersions.has(code)) return [];
  try {
    return (await planRuleRevision(deps, draft.body)).steps;
  } catch (cause) {
    // what is wrong with the rule is said by its release; what is too much to fold keeps no rule from coming into force
    if (!(cause instanceof Failure) || !cause.code.startsWith('replay.')) throw cause;
    deps.log.warn({ rule: code, failure: cause.code }, 'no plan could be made for the warnings of a rule');
    return [];
  }
}

async function applyPlan(
  unit: UnitOfWork,
  { clock }: ServiceDeps,
  released: Definition,
  { by, code }: Pick<DefinitionAction, 'by' | 'code'>,
  steps: readonly (ProposedStep & Pick<DecidedStep, 'decided'>)[],
): Promise<void> {
  const rule = released.body as Rule;
  const ids = await unit.subjects.idsOf(rule.level, [...new Set(steps.map(({ subject }) => subject.code))]);
  const subjectIds = [...new Set(ids.values())];
  await unit.warnings.lock(code, subjectIds);
  const episodes = await unit.warnings.episodes(code, subjectIds);
  const periods = await latestPeriods(unit, code, episodes);
  const at = clock.now();
  const decided: DecidedStep[] = [];
  for (const { decided: decision, openedIn, reason, severity, step, subject } of steps) {
    const warning = episodes.findLast(
      (one) => one.subjectId === ids.get(subject.code) && one.openedIn === openedIn,
    );
    const kind = eventOf(step, decision);
    const eventId =
      warning === undefined || kind === undefined
        ? null
        : await record(unit, warning, {
            kind,
            at,
            by,
            period: periods.get(warning.subjectId) ?? openedIn,
            data: { reason: 'ruleChanged', version: released.version },
          });
    decided.push({
      subject: subject.code,
      openedIn,
      severity,
      proposed: step,
      decided: decision,
      reason,
      warningId: warning?.id ?? null,
      eventId,
    });
  }
  await unit.revisionPlans.insert({ rule: code, ruleVersion: released.version, by, at, steps: decided });
}

/** What has to be said to the life cycle; the new version does the rest by itself. */
function eventOf(
  proposed: ProposedStep['step'],
  decided: DecidedStep['decided'],
): WarningEventKind | undefined {
  if (decided === 'close' || decided === 'leave') return 'closed';
  return proposed === 'close' && decided === 'keep' ? 'kept' : undefined;
}

/** @returns the number of the step in the warning's history */
export async function record(
  unit: UnitOfWork,
  { id, openedIn, since }: Pick<Warning, 'id' | 'openedIn' | 'since'>,
  event: {
    readonly kind: WarningEventKind;
    readonly at: string;
    readonly by: number;
    readonly period: string;
    readonly data: Readonly<Record<string, unknown>>;
  },
): Promise<number | null> {
  const { data, kind } = event;
  const names = kind === 'kept' || kind === 'reopenedByPlan' ? { episode: { openedIn, since } } : {};
  await unit.warnings.addEvent({ warningId: id, ...event, data: { ...data, ...names } });
  return (await unit.warnings.events(id)).findLast((one) => one.kind === kind)?.id ?? null;
}
