import { attribute, periodKey, periodOfKey, type Indicator, type Rule } from '@zhengai/engine';
import type { StoredVerdict, UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { evaluateSubjects, roundedValues } from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import type { ServiceDeps } from '../service-deps.js';

/**
 * Attaches evidence for the cause to warnings: where the subject stands among its peers in the period that raised the
 * warning, and how it came there. Warnings of rules without an indicator have nothing to compare.
 */
export async function attributeWarnings(
  unit: UnitOfWork,
  { log }: Pick<ServiceDeps, 'log'>,
  warningIds: readonly WarningId[],
): Promise<void> {
  const { dictionary } = await unit.definitions.released();
  const warnings = await unit.warnings.byIds([...new Set(warningIds)]);
  for (const [code, ofRule] of groupBy(warnings, ({ rule }) => rule)) {
    const rule = dictionary.rules.find((each) => each.code === code);
    const indicator = dictionary.indicators.find((each) => each.code === rule?.indicator);
    if (!rule || !indicator) continue;
    await attributeRule(unit, rule, indicator, ofRule);
    log.debug({ rule: code, warnings: ofRule.length }, 'attributed');
  }
}

async function attributeRule(
  unit: UnitOfWork,
  rule: Rule,
  indicator: Indicator,
  warnings: readonly Warning[],
): Promise<void> {
  const ids = [...new Set(warnings.map(({ subjectId }) => subjectId))];
  const histories = groupBy(await unit.verdicts.ofRule(rule.code, ids), ({ subjectId }) => subjectId);
  const periodOf = (warning: Warning) => raisingPeriod(rule, warning, histories.get(warning.subjectId) ?? []);
  for (const [period, ofPeriod] of groupBy(warnings, periodOf)) {
    const peers = await valuesIn(unit, rule, period);
    for (const warning of ofPeriod) {
      const value = peers.get(warning.subjectId)?.value;
      if (value === undefined) continue;
      const attribution = attribute({
        value,
        history: historyBefore(rule, period, histories.get(warning.subjectId) ?? []),
        peers: [...peers].filter(([id]) => id !== warning.subjectId).map(([, peer]) => peer),
        direction: indicator.direction,
        decimals: indicator.decimals,
        ...(indicator.unit === undefined ? {} : { unit: indicator.unit }),
      });
      await unit.warnings.update(warning.id, { attribution });
      await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { attributed: true } }]);
    }
  }
}

/** The last triggered period, which the warning shows. */
function raisingPeriod(rule: Rule, warning: Warning, history: readonly StoredVerdict[]): string {
  const last = history.findLast(({ verdict }) => verdict === 'triggered');
  return last ? periodOfKey(rule.periodKind, last.period) : warning.openedIn;
}

/** Known values before a period, oldest first. */
function historyBefore(
  rule: Rule,
  period: string,
  history: readonly StoredVerdict[],
): { period: string; value: number }[] {
  const last = periodKey(period);
  return history.flatMap((verdict) =>
    verdict.value === null || verdict.period >= last
      ? []
      : [{ period: periodOfKey(rule.periodKind, verdict.period), value: verdict.value }],
  );
}

/** The rule's indicator of every subject of the level that has one in a period. */
async function valuesIn(
  unit: UnitOfWork,
  rule: Rule,
  period: string,
): Promise<Map<number, { subject: string; value: number }>> {
  const released = await unit.definitions.released();
  const evaluated = await evaluateSubjects(unit, {
    released,
    settings: await unit.settings.get(),
    rules: [rule],
    subjects: await unit.subjects.ofLevel(rule.level),
    from: period,
    to: period,
  });
  const valueOf = roundedValues(released.dictionary, evaluated, rule);
  const width = evaluated.periodKeys.length;
  const values = new Map<number, { subject: string; value: number }>();
  evaluated.subjects.forEach(({ code, id }, row) => {
    const cell = row * width + evaluated.firstJudged;
    const value = valueOf(cell);
    if (evaluated.grid.valid[cell] === 1 && !Number.isNaN(value)) values.set(id, { subject: code, value });
  });
  return values;
}
