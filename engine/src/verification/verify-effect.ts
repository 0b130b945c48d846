import type { LocalizedText, RuleVerdict } from '../model/index.js';
import { comparePeriods } from '../time/index.js';

/** What was fixed when the improvement began: by this it is judged, whatever the rule says later. */
export interface FrozenExpectation {
  readonly rule: string;
  readonly ruleVersion: number;
  /** First and last period whose data may prove the effect. */
  readonly fromPeriod: string;
  readonly toPeriod: string;
  /** ISO instant at which the measure was accepted: only what became known after it says anything about its effect. */
  readonly acceptedAt: string;
}

/** What the frozen rule version says of one period. */
export interface EffectEvidence {
  readonly period: string;
  readonly verdict: RuleVerdict;
  /** The rule's indicator, for the reason given. */
  readonly value: number | null;
  /** When the newest of the facts used became known; `null`: not known when. */
  readonly newestKnownAt: string | null;
}

export interface EffectVerification {
  readonly outcome: 'effective' | 'notEffective' | 'cannotTellYet';
  readonly reason: LocalizedText;
  /** The period that decided. */
  readonly period?: string;
}

/**
 * Says whether an improvement worked, from data alone: the newest period of the window that has a known verdict from
 * data that became known after the measure was accepted. Without one nothing can be told yet.
 */
export function verifyEffect(
  frozen: FrozenExpectation,
  evidence: readonly EffectEvidence[],
): EffectVerification {
  const inWindow = evidence
    .filter(({ period }) => isInWindow(period, frozen))
    .sort((a, b) => comparePeriods(b.period, a.period));
  const fresh = inWindow.filter(({ newestKnownAt }) => isAfter(newestKnownAt, frozen.acceptedAt));
  const deciding = fresh.find(({ verdict }) => verdict !== 'unknown');
  if (deciding === undefined) {
    return { outcome: 'cannotTellYet', reason: whyNot(frozen, inWindow.length > 0, fresh.length > 0) };
  }
  const { period, verdict, value } = deciding;
  const shown = value === null ? { zh: '', en: '' } : { zh: `（当前值 ${value}）`, en: ` (value ${value})` };
  if (verdict === 'clear') {
    return {
      outcome: 'effective',
      period,
      reason: {
        zh: `${period} 的新数据${shown.zh}不再触发规则，改进有效。`,
        en: `New data of ${period}${shown.en} no longer triggers the rule: the improvement worked.`,
      },
    };
  }
  return {
    outcome: 'notEffective',
    period,
    reason: {
      zh: `${period} 的新数据${shown.zh}仍然触发规则，改进尚未见效。`,
      en: `New data of ${period}${shown.en} still triggers the rule: the improvement has not worked.`,
    },
  };
}

function isInWindow(period: string, { fromPeriod, toPeriod }: FrozenExpectation): boolean {
  return comparePeriods(period, fromPeriod) >= 0 && comparePeriods(period, toPeriod) <= 0;
}

function isAfter(instant: string | null, accepted: string): boolean {
  return instant !== null && Date.parse(instant) > Date.parse(accepted);
}

function whyNot(
  { fromPeriod, toPeriod }: FrozenExpectation,
  hasData: boolean,
  hasFresh: boolean,
): LocalizedText {
  const window = fromPeriod === toPeriod ? fromPeriod : `${fromPeriod}–${toPeriod}`;
  if (!hasData) {
    return {
      zh: `${window} 还没有数据，暂时无法判断；数据到达后会自动验证。`,
      en: `There is no data for ${window} yet; the effect is verified when it arrives.`,
    };
  }
  if (!hasFresh) {
    return {
      zh: `${window} 的数据都是措施验收之前的，暂时无法判断；新数据到达后会自动验证。`,
      en: `All data for ${window} is older than the acceptance of the measure; the effect is verified when new data arrives.`,
    };
  }
  return {
    zh: `${window} 的新数据不完整，规则无法判定；补齐缺少的数据后会自动验证。`,
    en: `The new data for ${window} is incomplete and the rule cannot be decided; the effect is verified when it is complete.`,
  };
}
