import type { ParsedFormula } from '../feel/index.js';
import type { DataItem, Diagnostic, Dictionary, FactRef } from '../model/index.js';
import { parseBases } from './parse-bases.js';

/** A slice of an indicator is its formula over that slice: everything that it is made of must have it. */
export function sliceDiagnostics(dictionary: Dictionary, parsed: ParsedFormula, path: string): Diagnostic[] {
  return parsed.names.flatMap(({ text, from, to, ref }): Diagnostic[] => {
    if (ref.kind !== 'indicator' || ref.slice === undefined) return [];
    const { slice } = ref;
    const without = itemsOf(ref, dictionary, new Set()).filter(
      ({ slices = [] }) => !slices.some(({ code }) => code === slice),
    );
    if (without.length === 0) return [];
    const [zh, en] = [without.map(({ name }) => name.zh), without.map(({ name }) => name.en)];
    return [
      {
        code: 'indicator.slice.missing',
        severity: 'error',
        path,
        from,
        to,
        message: {
          zh: `“${text}”用到的数据项没有这个分项：${zh.join('、')}；请先登记，或在公式里对其他数据项取分项`,
          en: `Items that “${text}” is made of do not have this slice: ${en.join(', ')}; register it, or take the slice of the other items in a formula`,
        },
      },
    ];
  });
}

/** The items that a fact is made of, each once. */
function itemsOf({ kind, code, basis }: FactRef, dictionary: Dictionary, seen: Set<string>): DataItem[] {
  const name = `${kind}:${code}`;
  if (seen.has(name)) return [];
  seen.add(name);
  if (kind === 'item') return dictionary.items.filter((item) => item.code === code);
  const indicator = kind === 'indicator' && dictionary.indicators.find((one) => one.code === code);
  if (!indicator) return [];
  const bases = parseBases(indicator, dictionary);
  const used = basis === undefined ? bases[0] : bases.find((one) => one.basis.code === basis);
  return (used?.parsed.slots ?? [])
    .filter(({ ref }) => ref.slice === undefined)
    .flatMap(({ ref }) => itemsOf(ref, dictionary, seen));
}
