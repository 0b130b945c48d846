import type { Dictionary, Indicator } from '../model/index.js';
import { conditionFacts } from '../feel/index.js';
import { parseBases } from './parse-bases.js';

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

/** Codes of the indicators that any basis of an indicator names. */
function indicatorsIn(indicator: Indicator, dictionary: Dictionary): ReadonlySet<string> {
  const refs = parseBases(indicator, dictionary)
    .flatMap(({ parsed }) => parsed.names.map(({ ref }) => ref))
    .flatMap((ref) => [ref, ...conditionFacts(ref, dictionary)]);
  return new Set(refs.flatMap(({ kind, code }) => (kind === 'indicator' ? [code] : [])));
}
