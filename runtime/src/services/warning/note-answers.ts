import type { NoAnswerRule, Rule, UnknownRun } from '@zhengai/engine';
import type { Audience, DataWarning, Notice, ReleasedDefinitions, UnitOfWork } from '../../ports/index.js';
import { compiledRuleOf, itemsBehind } from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import { notify } from '../notification/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { periodLabel } from '../views/index.js';
import type { Folded } from './folded.js';

/** Subjects × items whose owners one notice goes to. */
const MOST_PARTIES = 1_000;

interface Silence {
  readonly warning: DataWarning;
  readonly folded: Folded;
  readonly tell: NoAnswerRule['tell'];
}

/** Items behind a rule whose owners are told; of more, the first. */
const MOST_ITEMS = 5;

/**
 * Keeps the data warnings of a rule for folded subjects in agreement with how long there has been no answer: one is
 * opened once the run is as long as the rule allows, and resolved by the next answer. The caller holds the locks.
 */
export async function noteAnswers(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock'>,
  { released, rule }: { readonly released: ReleasedDefinitions; readonly rule: Rule },
  folded: readonly Folded[],
): Promise<void> {
  const ids = folded.map(({ subject }) => subject.id);
  const open = new Map((await unit.dataWarnings.ofRule(rule.code, ids)).map((one) => [one.subjectId, one]));
  const now = deps.clock.now();
  const opened: Silence[] = [];
  for (const one of folded) {
    const run = one.life.unknownRun;
    const before = open.get(one.subject.id);
    if (run?.tell === undefined) {
      if (before !== undefined) {
        await unit.dataWarnings.update(before.id, { updatedAt: now, resolvedAt: now });
      }
      continue;
    }
    if (before !== undefined) {
      await keepUp(unit, before, run, now);
      continue;
    }
    const warning = await unit.dataWarnings.insert({
      kind: run.kind,
      item: null,
      rule: rule.code,
      subjectId: one.subject.id,
      period: run.since,
      dueOn: null,
      missing: run.periods,
      expected: run.periods,
      openedAt: now,
      updatedAt: now,
    });
    if (warning !== undefined) opened.push({ warning, folded: one, tell: run.tell });
  }
  // one for all that fell silent together and are told to the same role, however many subjects
  const notices = [...groupBy(opened, ({ tell }) => tell).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [noticeOf(released, rule, group, first)];
  });
  await notify(unit, deps, notices);
}

async function keepUp(unit: UnitOfWork, before: DataWarning, run: UnknownRun, now: string): Promise<void> {
  const { kind, periods, since } = run;
  if (before.kind === kind && before.period === since && before.missing === periods) return;
  await unit.dataWarnings.update(before.id, {
    kind,
    period: since,
    missing: periods,
    expected: periods,
    updatedAt: now,
  });
}

function noticeOf(
  released: ReleasedDefinitions,
  rule: Rule,
  opened: readonly Silence[],
  first: Silence,
): Notice {
  const { folded, tell, warning } = first;
  const label = periodLabel(folded.lastPeriod);
  const isError = warning.kind === 'error';
  // others may read it too: one subject is named, several are counted
  const who =
    opened.length === 1
      ? { zh: folded.subject.name, en: folded.subject.name }
      : { zh: `${opened.length} 个对象`, en: `${opened.length} subjects` };
  return {
    key: `${warning.kind}:${rule.code}:${folded.lastPeriod}:${warning.id}`,
    kind: isError ? 'dataError' : 'dataMissing',
    subjectId: warning.subjectId,
    rule: rule.code,
    warningId: null,
    taskId: null,
    severity: null,
    effect: null,
    text: {
      zh: `规则“${rule.name.zh}”到${label.zh}已连续 ${warning.missing} 期${isError ? '无法计算' : '缺数据'}：${who.zh}。这不是质量预警，请检查数据${isError ? '或规则' : ''}。`,
      en: `Rule ${rule.name.en} has had no answer for ${warning.missing} periods up to ${label.en} (${isError ? 'it cannot be evaluated' : 'data is missing'}): ${who.en}. This is no warning of quality; look at the data${isError ? ' or the rule' : ''}.`,
    },
    link: `/data-warnings/${warning.id}`,
    audience: opened
      .flatMap((one) => audienceOf(released, rule, tell, one.folded.subject.id))
      .slice(0, MOST_PARTIES),
    personal: folded.subject.level === 'student' || folded.subject.level === 'teacher',
  };
}

function audienceOf(
  { dictionary }: ReleasedDefinitions,
  rule: Rule,
  tell: NoAnswerRule['tell'],
  subjectId: number,
): Audience[] {
  if (tell === 'qualityOffice') return [{ kind: 'qualityOffice' }];
  const roles = ['responsible', 'handler', 'department'] as const;
  if (tell === 'ruleOwner') {
    return [{ kind: 'responsible', roles, of: 'indicator', code: rule.indicator ?? null, subjectId }];
  }
  const items = compiledRuleOf(dictionary, rule).facts.flatMap((fact) =>
    itemsBehind(dictionary, fact).map(({ item }) => item),
  );
  return [...new Set(items)]
    .slice(0, MOST_ITEMS)
    .map((code) => ({ kind: 'responsible', roles, of: 'item', code, subjectId }));
}
