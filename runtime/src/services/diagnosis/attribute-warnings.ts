import {
  attribute,
  periodKey,
  periodOfKey,
  type Attribution,
  type Calendar,
  type Indicator,
  type Rule,
} from '@zhengai/engine';
import type { StoredVerdict, UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { compiledIndicatorOf } from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import type { ServiceDeps } from '../service-deps.js';
import { lineOf } from '../views/index.js';
import { earlierOf, episodesBySubject } from './earlier-of.js';
import { proportionOf, termsOf } from './formula-facts.js';
import { inputStatesOf } from './input-states.js';
import type { JudgedRule, WarningCases } from './judged-rule.js';
import { loadCases } from './load-cases.js';
import { peersOf, valuesOfLevel } from './peers-of.js';
import { subUnitsOf } from './sub-units.js';

/**
 * Attaches evidence for the cause to warnings: what of the change lies with which sub-unit and which quantity of the
 * formula, whether chance or normal variation could explain it, how good the data are, where the subject stands among its
 * peers, and what happened before. Warnings of rules without an indicator have nothing to compare.
 */
export async function attributeWarnings(
  unit: UnitOfWork,
  { log }: Pick<ServiceDeps, 'log'>,
  warningIds: readonly WarningId[],
): Promise<void> {
  const { dictionary } = await unit.definitions.released();
  const warnings = await unit.warnings.byIds([...new Set(warningIds)]);
  const { calendar } = await unit.settings.get();
  for (const [code, ofRule] of groupBy(warnings, ({ rule }) => rule)) {
    const rule = dictionary.rules.find((each) => each.code === code);
    const indicator = dictionary.indicators.find((each) => each.code === rule?.indicator);
    if (!rule || !indicator) continue;
    const found = await evidenceOf(unit, rule, indicator, ofRule, calendar);
    for (const [id, attribution] of found) await unit.warnings.update(id, { attribution });
    await unit.changes.publish(
      [...found.keys()].map((id) => ({ kind: 'warning' as const, id, data: { attributed: true } })),
    );
    log.debug({ rule: code, warnings: found.size }, 'attributed');
  }
}

async function evidenceOf(
  unit: UnitOfWork,
  rule: Rule,
  indicator: Indicator,
  warnings: readonly Warning[],
  calendar: Calendar,
): Promise<Map<WarningId, Attribution>> {
  const { dictionary } = await unit.definitions.released();
  const ids = [...new Set(warnings.map(({ subjectId }) => subjectId))];
  const judged: JudgedRule = {
    unit,
    dictionary,
    rule,
    indicator,
    compiled: compiledIndicatorOf(dictionary, indicator),
    histories: groupBy(await unit.verdicts.ofRule(rule.code, ids), ({ subjectId }) => subjectId),
  };
  const periodOf = (warning: Warning) =>
    raisingPeriod(rule, warning, judged.histories.get(warning.subjectId) ?? []);
  const found = new Map<WarningId, Attribution>();
  for (const [period, ofPeriod] of groupBy(warnings, periodOf)) {
    const cases = await loadCases(judged, period, ofPeriod);
    for (const [id, attribution] of await attributeCases(judged, cases, calendar)) found.set(id, attribution);
  }
  return found;
}

async function attributeCases(
  judged: JudgedRule,
  cases: WarningCases,
  calendar: Calendar,
): Promise<Map<WarningId, Attribution>> {
  const { histories, indicator, rule } = judged;
  const values = valuesOfLevel(judged, cases.level);
  const units = await subUnitsOf(judged, cases);
  const inputs = await inputStatesOf(judged, cases, calendar);
  const episodes = await episodesBySubject(judged, [...values.keys()]);
  const [terms, proportion] = [termsOf(judged, cases), proportionOf(judged, cases)];
  const found = new Map<WarningId, Attribution>();
  for (const one of cases.cases) {
    const { now, value, warning } = one;
    const peers = peersOf(judged, cases.level, values, warning.subjectId);
    const line = lineOf(cases.own.result.explain(rule.code, now).explanation, indicator.code);
    const attribution = attribute({
      name: indicator.name,
      value,
      period: cases.period,
      history: historyBefore(rule, cases.period, histories.get(warning.subjectId) ?? []),
      peers: [...peers.values.values()],
      ...given('peerGroup', peers.group),
      direction: indicator.direction,
      decimals: indicator.decimals,
      ...given('unit', indicator.unit),
      ...given('line', line ?? undefined),
      ...given('units', units?.(one)),
      ...given('terms', terms(one)),
      ...given('proportion', proportion(one)),
      inputs: inputs(one),
      earlier: earlierOf(warning, episodes, [...peers.values.keys()]),
    });
    found.set(warning.id, attribution);
  }
  return found;
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: T });
}

/** The last triggered period, which the warning shows. */
function raisingPeriod(rule: Rule, warning: Warning, history: readonly StoredVerdict[]): string {
  const last = history.findLast(({ verdict }) => verdict === 'triggered');
  return last ? periodOfKey(rule.periodKind, last.period) : warning.openedIn;
}

/** Values before a period, oldest first; a period without one is a gap. */
function historyBefore(
  rule: Rule,
  period: string,
  history: readonly StoredVerdict[],
): { period: string; value: number | null }[] {
  const last = periodKey(period);
  return history.flatMap((verdict) =>
    verdict.period >= last
      ? []
      : [{ period: periodOfKey(rule.periodKind, verdict.period), value: verdict.value }],
  );
}
