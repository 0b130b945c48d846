import { ledgerOf, type LedgerEntry } from '@zhengai/engine';
import type { LedgerView } from '../../contract/index.js';
import type { WarningRecord } from '../../ports/index.js';
import { definitionNames } from './definition-names.js';
import type { ViewDependencies } from './view-dependencies.js';

/** Of the indicator: the side on which values are trouble. */
const TROUBLE = { higher: 'low', lower: 'high' } as const;

/** How good a rule, or one version of it, has been; `undefined` where there never was such a rule. */
export async function findRuleLedger(
  { store }: ViewDependencies,
  code: string,
  version?: number,
): Promise<LedgerView | undefined> {
  const unit = store.read;
  const released = await unit.definitions.released();
  const records = await unit.warnings.records(code);
  const names = definitionNames(released);
  const rule = names.rule(code);
  if (rule === undefined && records.length === 0) return undefined;
  const indicator = rule?.indicator === undefined ? undefined : names.indicator(rule.indicator);
  const direction = indicator?.direction;
  const trouble = direction === 'higher' || direction === 'lower' ? TROUBLE[direction] : undefined;
  const counted =
    version === undefined ? records : records.filter(({ ruleVersion }) => ruleVersion === version);
  const ledger = ledgerOf(counted.map(entryOf), trouble === undefined ? {} : { trouble });
  const { thresholds, ...sums } = ledger;
  return {
    rule: {
      code,
      name: names.ruleName(code),
      version: version ?? released.ruleVersions.get(code) ?? null,
    },
    versions: [...new Set(records.map(({ ruleVersion }) => ruleVersion))].sort((a, b) => a - b),
    unit: indicator?.unit ?? null,
    ledger: {
      ...sums,
      ended: { ...sums.ended },
      dismissedFor: { ...sums.dismissedFor },
      ...(thresholds === undefined
        ? {}
        : { thresholds: { ...thresholds, thresholds: [...thresholds.thresholds] } }),
    },
  };
}

function entryOf(record: WarningRecord): LedgerEntry {
  const { confirmed, dismissedFor, endedBy, openedAt, rejected, resolvedAt, respondedAt, subject, value } =
    record;
  const wasRight = rejected === true ? false : confirmed === true ? true : undefined;
  return {
    subject,
    openedAt,
    value,
    ...(resolvedAt === null ? {} : { resolvedAt }),
    ...(endedBy === null ? {} : { endedBy }),
    ...(respondedAt === null ? {} : { respondedAt }),
    ...(dismissedFor === null ? {} : { dismissedFor }),
    ...(wasRight === undefined ? {} : { wasRight }),
  };
}
