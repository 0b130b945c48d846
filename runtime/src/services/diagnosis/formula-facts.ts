import {
  factKey,
  factsAt,
  proportionForm,
  splitTerms,
  type Column,
  type FactRef,
  type Proportion,
  type TermSplit,
} from '@zhengai/engine';
import type { JudgedRule, WarningCase, WarningCases } from './judged-rule.js';
import { periodOfCell } from './judged-rule.js';

/** Decimals of effects, so that small ones of a rough indicator are seen. */
const LEAST_DECIMALS = 2;

/** What of the change came from which quantity of the formula. */
export function termsOf(
  { compiled, indicator }: JudgedRule,
  { own }: WarningCases,
): (one: WarningCase) => TermSplit | undefined {
  const columns = columnsOf(own, compiled.facts);
  return ({ before, now }) =>
    before === undefined
      ? undefined
      : splitTerms(compiled, factsAt(columns, before), factsAt(columns, now), {
          period: periodOfCell(own, before),
          decimals: Math.max(LEAST_DECIMALS, indicator.decimals),
        });
}

/** So many of so many, where the indicator counts one out of the other. */
export function proportionOf(
  { dictionary, indicator }: JudgedRule,
  { own }: WarningCases,
): (one: WarningCase) => Proportion | undefined {
  const form = proportionForm(indicator, dictionary);
  if (!form) return () => undefined;
  const columns = columnsOf(own, [form.successes, form.trials]);
  return ({ now }) => {
    const facts = factsAt(columns, now);
    const [successes, trials] = [facts[factKey(form.successes)], facts[factKey(form.trials)]];
    if (typeof successes !== 'number' || typeof trials !== 'number') return undefined;
    return { successes, trials, scale: form.scale };
  };
}

function columnsOf({ result }: WarningCases['own'], facts: readonly FactRef[]): Record<string, Column> {
  return Object.fromEntries(
    facts.flatMap((fact) => {
      const column = result.unrounded(fact);
      return column ? [[factKey(fact), column]] : [];
    }),
  );
}
