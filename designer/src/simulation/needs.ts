import { planEvaluation, type Dictionary, type Indicator, type Rule } from '@zhengai/engine';
import { askingFor } from './asking-rule.js';
import type { LevelDataNeed } from './use-level-data.js';

/** What has to be loaded to try a rule; `undefined` while it does not compile or looks at no data. */
export function needOfRule(dictionary: Dictionary, rule: Rule, released?: Rule): LevelDataNeed | undefined {
  const codes = released
    ? [...itemsOf(dictionary, rule), ...itemsOf(dictionary, released)]
    : itemsOf(dictionary, rule);
  return needOf(rule, codes);
}

/** What has to be loaded to compute an indicator. */
export function needOfIndicator(dictionary: Dictionary, indicator: Indicator): LevelDataNeed | undefined {
  const others = dictionary.indicators.filter(({ code }) => code !== indicator.code);
  const asking = askingFor(indicator, dictionary);
  return needOf(indicator, itemsOf({ ...dictionary, indicators: [...others, indicator] }, asking));
}

function needOf(
  { level, periodKind }: Pick<Rule, 'level' | 'periodKind'>,
  codes: readonly string[],
): LevelDataNeed | undefined {
  const items = [...new Set(codes)].sort().join(',');
  return items === '' ? undefined : { level, periodKind, items };
}

function itemsOf(dictionary: Dictionary, rule: Rule): readonly string[] {
  const rules = [...dictionary.rules.filter(({ code }) => code !== rule.code), rule];
  try {
    return planEvaluation({ ...dictionary, rules }, [rule.code]).items;
  } catch {
    return [];
  }
}
