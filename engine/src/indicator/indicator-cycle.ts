import { formulaScope, parseFormula } from '../feel/index.js';
import type { Dictionary, Indicator } from '../model/index.js';

/**
 * The first circle among indicators that can be reached from one: codes, first and last the same. An earlier period
 * does not break a circle: it has no beginning.
 */
export function findIndicatorCycle(indicator: Indicator, dictionary: Dictionary): string[] | undefined {
  const byCode = new Map(dictionary.indicators.map((one) => [one.code, one]));
  const finished = new Set<string>();
  const path: string[] = [];

  const visit = (current: Indicator): string[] | undefined => {
    const start = path.indexOf(current.code);
    if (start >= 0) return [...path.slice(start), current.code];
    if (finished.has(current.code)) return undefined;
    path.push(current.code);
    for (const code of indicatorsIn(current, dictionary)) {
      const next = code === indicator.code ? indicator : byCode.get(code);
      const cycle = next && visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    finished.add(current.code);
    return undefined;
  };
  return visit(indicator);
}

const referenced = new WeakMap<Dictionary, Map<Indicator, readonly string[]>>();

/** Codes of the indicators that any basis of an indicator names. */
function indicatorsIn(indicator: Indicator, dictionary: Dictionary): readonly string[] {
  let known = referenced.get(dictionary);
  if (!known) referenced.set(dictionary, (known = new Map<Indicator, readonly string[]>()));
  let codes = known.get(indicator);
  if (!codes) {
    const refs = indicator.bases.flatMap(({ formula, names }) => {
      const scope = formulaScope(dictionary, indicator.level, names);
      return parseFormula(formula, scope, { self: { kind: 'indicator', code: indicator.code } }).names;
    });
    codes = [...new Set(refs.flatMap(({ ref }) => (ref.kind === 'indicator' ? [ref.code] : [])))];
    known.set(indicator, codes);
  }
  return codes;
}
