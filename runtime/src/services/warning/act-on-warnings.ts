import { periodOfKey } from '@zhengai/engine';
import {
  Failure,
  type Notice,
  type PersonId,
  type SubjectId,
  type UnitOfWork,
  type Warning,
  type WarningId,
} from '../../ports/index.js';
import { groupBy } from '../group-by.js';
import { notify } from '../notification/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { doDeed } from './do-deed.js';
import { foldWarnings } from './fold-warnings.js';
import { subjectsOf, tellWarnings } from './tell-warnings.js';
import type { DismissalReason, WarningDeed } from './warning-deed.js';

/** What came of a deed for one warning. */
export interface DeedResult {
  readonly id: WarningId;
  /** Why nothing was done. */
  readonly failure: Failure | null;
}

/** After these the life cycle may be another one. */
const MOVES: ReadonlySet<WarningDeed['kind']> = new Set(['acknowledge', 'assign', 'dismiss', 'answer']);

/**
 * Does the same about several warnings, in one transaction: what cannot be done for one of them keeps nothing from the
 * others.
 *
 * @param mayTouch  whether the person may act on a warning; those they may not are not found
 * @returns         in the order of the ids, each once
 */
export async function actOnWarnings(
  deps: ServiceDeps,
  input: {
    readonly ids: readonly WarningId[];
    readonly by: PersonId;
    readonly deed: WarningDeed;
    readonly mayTouch?: (unit: UnitOfWork, warning: Warning) => Promise<boolean>;
  },
): Promise<DeedResult[]> {
  const ids = [...new Set(input.ids)];
  return deps.store.transaction(async (unit) => {
    const failures = new Map<WarningId, Failure>();
    const seen: Warning[] = [];
    for (const warning of await unit.warnings.byIds(ids)) {
      if ((await input.mayTouch?.(unit, warning)) ?? true) seen.push(warning);
    }
    const byRule = [...groupBy(seen, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [rule, warnings] of byRule) {
      const subjectIds = warnings.map(({ subjectId }) => subjectId);
      await unit.warnings.lock(rule, subjectIds);
      for (const [id, failure] of await actOnRule(unit, deps, input, rule, warnings))
        failures.set(id, failure);
      if (MOVES.has(input.deed.kind)) await foldWarnings(unit, deps, rule, subjectIds);
      if (input.deed.kind === 'answer') {
        await tellWarnings(
          unit,
          deps,
          warnings.map(({ id }) => id),
        );
      }
    }
    const known = new Set(seen.map(({ id }) => id));
    return ids.map((id) => ({ id, failure: known.has(id) ? (failures.get(id) ?? null) : notFound(id) }));
  });
}

/** @returns what failed, by warning */
async function actOnRule(
  unit: UnitOfWork,
  { clock }: ServiceDeps,
  { by, deed }: { readonly by: PersonId; readonly deed: WarningDeed },
  rule: string,
  seen: readonly Warning[],
): Promise<Map<WarningId, Failure>> {
  const released = await unit.definitions.released();
  const warnings = await unit.warnings.byIds(seen.map(({ id }) => id));
  const subjects = await subjectsOf(unit, warnings);
  const periods = await latestPeriods(unit, rule, warnings);
  const now = clock.now();
  const failures = new Map<WarningId, Failure>();
  const notices: Notice[] = [];
  for (const warning of warnings) {
    const subject = subjects.get(warning.subjectId);
    const period = periods.get(warning.subjectId) ?? warning.openedIn;
    try {
      notices.push(...(await doDeed({ unit, warning, by, now, period, released, subject }, deed)));
      await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { deed: deed.kind } }]);
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      failures.set(warning.id, cause);
    }
  }
  await notify(unit, { clock }, notices);
  return failures;
}

/**
 * The same for one warning.
 *
 * @throws Failure `warning.notFound`, and what `doDeed` throws
 */
export async function actOnWarning(
  deps: ServiceDeps,
  input: { readonly warningId: WarningId; readonly by: PersonId; readonly deed: WarningDeed },
): Promise<Warning> {
  const { by, deed, warningId } = input;
  const [result] = await actOnWarnings(deps, { ids: [warningId], by, deed });
  if (result?.failure) throw result.failure;
  const warning = await deps.store.read.warnings.find(warningId);
  if (warning === undefined) throw notFound(warningId);
  return warning;
}

/** Acknowledging twice changes nothing. */
export function acknowledgeWarning(
  deps: ServiceDeps,
  input: { readonly warningId: WarningId; readonly by: PersonId },
): Promise<Warning> {
  return actOnWarning(deps, { ...input, deed: { kind: 'acknowledge' } });
}

/** Ends a warning without evidence, with the reason on record; a running improvement of it is cancelled. */
export function dismissWarning(
  deps: ServiceDeps,
  input: {
    readonly warningId: WarningId;
    readonly by: PersonId;
    readonly reason: DismissalReason;
    readonly note?: string;
  },
): Promise<Warning> {
  const { by, note, reason, warningId } = input;
  const deed = { kind: 'dismiss', reason, ...(note === undefined ? {} : { note }) } as const;
  return actOnWarning(deps, { warningId, by, deed });
}

/** The period in which people act, by subject: the last one with a verdict of the rule. */
export async function latestPeriods(
  unit: Pick<UnitOfWork, 'verdicts' | 'definitions'>,
  ruleCode: string,
  warnings: readonly Pick<Warning, 'subjectId'>[],
): Promise<Map<SubjectId, string>> {
  const { dictionary } = await unit.definitions.released();
  const rule = dictionary.rules.find(({ code }) => code === ruleCode);
  if (rule === undefined) return new Map();
  const ids = [...new Set(warnings.map(({ subjectId }) => subjectId))];
  const verdicts = await unit.verdicts.ofRule(ruleCode, ids);
  return new Map(verdicts.map(({ period, subjectId }) => [subjectId, periodOfKey(rule.periodKind, period)]));
}

/** The same of one warning. */
export async function latestPeriod(
  unit: Pick<UnitOfWork, 'verdicts' | 'definitions'>,
  warning: Pick<Warning, 'rule' | 'subjectId' | 'openedIn'>,
): Promise<string> {
  const periods = await latestPeriods(unit, warning.rule, [warning]);
  return periods.get(warning.subjectId) ?? warning.openedIn;
}

function notFound(id: WarningId): Failure {
  return new Failure('warning.notFound', {
    zh: `没有编号为 ${id} 的预警。`,
    en: `There is no warning with the number ${id}.`,
  });
}
