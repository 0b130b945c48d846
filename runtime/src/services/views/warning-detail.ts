import {
  readAttribution,
  ruleSentence,
  type Dictionary,
  type Indicator,
  type LocalizedText,
  type Rule,
} from '@zhengai/engine';
import type { WarningDetail } from '../../contract/index.js';
import type { ProcessInstance, UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { doubtsOf } from './doubts-of.js';
import { taskRows } from './task-rows.js';
import type { ViewDependencies } from './view-dependencies.js';
import { seesSubject, type Visibility } from './visibility.js';
import { warningHistory, withRule } from './warning-history.js';
import { nameOf, peopleById, warningRows } from './warning-rows.js';

/** Tasks of one warning; more are not shown. */
const TASKS_SHOWN = 200;

/** Everything about one warning; `undefined` when there is none or the person may not see it. */
export async function findWarningDetail(
  deps: ViewDependencies,
  visibility: Visibility,
  id: WarningId,
): Promise<WarningDetail | undefined> {
  const unit = deps.store.read;
  const warning = await unit.warnings.find(id);
  if (warning === undefined || !(await seesWarning(unit, visibility, warning))) return undefined;
  const [row] = await warningRows(deps, [warning]);
  const [subject] = await unit.subjects.byIds([warning.subjectId]);
  if (row === undefined || subject === undefined) return undefined;
  const judged = await ruleOf(unit, warning);
  const instances = await unit.processes.ofWarning(id);
  return {
    warning: row,
    ruleVersion: warning.ruleVersion,
    ruleSentence: judged === undefined ? row.ruleName : sentences(judged.rule, judged.dictionary),
    indicator: judged === undefined ? null : indicatorView(judged),
    explanation: warning.explanation,
    attribution: readAttribution(warning.attribution),
    history: judged === undefined ? [] : await warningHistory(unit, judged.rule, subject, judged.dictionary),
    doubts: judged === undefined ? [] : await doubtsOf(unit, warning),
    events: await events(unit, id),
    tasks: await tasks(deps, id),
    effect: effectOf(instances),
  };
}

/** Those who answer for the subject once they may be told, whoever it is assigned to, and who has a task of it. */
export async function seesWarning(
  unit: Pick<UnitOfWork, 'processes'>,
  visibility: Visibility,
  warning: Warning,
): Promise<boolean> {
  if (visibility.all) return true;
  if (warning.withheld) return false;
  if (seesSubject(visibility, warning.subjectId) || warning.assignedTo === visibility.personId) return true;
  const assigned = await unit.processes.listTasks({
    warningId: warning.id,
    assigneeId: visibility.personId,
    limit: 1,
  });
  return assigned.length > 0;
}

interface JudgedRule {
  readonly rule: Rule;
  readonly dictionary: Dictionary;
}

/** The rule in the version that judged, in a dictionary that holds it. */
async function ruleOf(unit: UnitOfWork, { rule, ruleVersion }: Warning): Promise<JudgedRule | undefined> {
  const { dictionary, ruleVersions } = await unit.definitions.released();
  if (ruleVersions.get(rule) === ruleVersion) {
    const released = dictionary.rules.find(({ code }) => code === rule);
    if (released !== undefined) return { rule: released, dictionary };
  }
  const definition = await unit.definitions.find('rule', rule, ruleVersion);
  if (definition === undefined) return undefined;
  const body = definition.body as Rule;
  return { rule: body, dictionary: withRule(dictionary, body) };
}

function sentences(rule: Rule, dictionary: Dictionary): LocalizedText {
  return { zh: ruleSentence(rule, dictionary, 'zh'), en: ruleSentence(rule, dictionary, 'en') };
}

function indicatorView({ rule, dictionary }: JudgedRule): WarningDetail['indicator'] {
  const indicator: Indicator | undefined = dictionary.indicators.find(({ code }) => code === rule.indicator);
  if (indicator === undefined) return null;
  return {
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit ?? null,
    decimals: indicator.decimals,
    formula: indicator.bases[0]?.formula ?? '',
  };
}

async function events(unit: UnitOfWork, id: WarningId): Promise<WarningDetail['events']> {
  const found = await unit.warnings.events(id);
  const people = await peopleById(
    unit,
    found.flatMap(({ by }) => by ?? []),
  );
  return found.map(({ kind, at, by, period, data, ruleVersion, releaseId }) => ({
    kind,
    at,
    by: nameOf(people, by),
    period,
    data: { ...data },
    ruleVersion,
    releaseId,
  }));
}

async function tasks(deps: ViewDependencies, warningId: WarningId): Promise<WarningDetail['tasks']> {
  const found = await deps.store.read.processes.listTasks({ warningId, limit: TASKS_SHOWN });
  const rows = await taskRows(deps, found);
  return rows.map(({ id, title, status, dueOn, assignee }) => ({ id, title, status, dueOn, assignee }));
}

/** What the data has said of the newest improvement, once it has been asked. */
function effectOf(instances: readonly ProcessInstance[]): WarningDetail['effect'] {
  const newest = instances.at(-1);
  if (newest === undefined || newest.outcome === null || newest.outcomeReason === null) return null;
  const { frozen, outcome, outcomeReason } = newest;
  return {
    outcome,
    reason: outcomeReason,
    window: { from: frozen.fromPeriod, to: frozen.toPeriod },
    acceptedAt: frozen.acceptedAt,
  };
}
