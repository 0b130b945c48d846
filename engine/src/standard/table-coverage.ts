import { tableRegions, type ParsedTable, type TableRegions } from '../decision-table/index.js';
import type { Diagnostic, Dictionary, FactValue } from '../model/index.js';

/** Combinations looked at; beyond that a table is not searched for gaps. */
const MAX_COMBINATIONS = 50_000;

/** Rows of a UNIQUE table that can apply at once, and options of an attribute that no row covers. */
export function coverageDiagnostics(parsed: ParsedTable, dictionary: Dictionary): Diagnostic[] {
  const options = parsed.inputs.map((_, input) => optionsOf(parsed, dictionary, input));
  const regions = tableRegions(parsed, options);
  if (regions.inputs.some(({ openRows }) => openRows.length > 0)) return [];
  return [
    ...(parsed.table.hitPolicy === 'UNIQUE' ? overlaps(parsed, regions) : []),
    ...gaps(parsed, regions, options),
  ];
}

function overlaps({ table }: ParsedTable, { inputs }: TableRegions): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (let b = 1; b < table.rows.length; b++) {
    for (let a = 0; a < b; a++) {
      const shared = inputs.map(({ samples, takes }) => {
        const at = samples.findIndex((_, i) => takes[a]?.[i] === 1 && takes[b]?.[i] === 1);
        return samples.length === 0 ? '-' : at < 0 ? undefined : String(samples[at]);
      });
      if (shared.includes(undefined)) continue;
      found.push({
        code: 'standard.overlap',
        severity: 'error',
        path: `rows/${b}`,
        message: {
          zh: `第 ${a + 1}、${b + 1} 行会同时适用（例如 ${shared.join('、')}），而命中策略是 UNIQUE`,
          en: `Rows ${a + 1}, ${b + 1} can apply at once (for example ${shared.join(', ')}), but the hit policy is UNIQUE`,
        },
      });
    }
  }
  return found;
}

/** Only where every input is an attribute with options: what else may occur is not known. */
function gaps(
  { table }: ParsedTable,
  { inputs }: TableRegions,
  options: readonly (readonly string[])[],
): Diagnostic[] {
  const size = options.reduce((product, one) => product * one.length, 1);
  if (size === 0 || size > MAX_COMBINATIONS) return [];
  const found: Diagnostic[] = [];
  for (const values of combinations(options)) {
    const at = values.map((value, i) => inputs[i]?.samples.indexOf(value) ?? -1);
    if (table.rows.some((_, row) => at.every((sample, i) => inputs[i]?.takes[row]?.[sample] === 1))) continue;
    found.push({
      code: 'standard.gap',
      severity: 'warning',
      path: 'rows',
      message: {
        zh: `没有一行适用于“${values.join('、')}”`,
        en: `No row applies to “${values.join(', ')}”`,
      },
    });
  }
  return found;
}

/** Options of the attribute that an input is. */
function optionsOf({ inputs }: ParsedTable, dictionary: Dictionary, input: number): string[] {
  const formula = inputs[input];
  const slot = formula?.node?.kind === 'slot' ? formula.slots[formula.node.slot] : undefined;
  if (slot?.ref.kind !== 'attribute') return [];
  const attribute = dictionary.attributes.find(({ code }) => code === slot.ref.code);
  return (attribute?.options ?? []).map(({ code }) => code);
}

function* combinations<T extends FactValue>(
  choices: readonly (readonly T[])[],
  before: readonly T[] = [],
): Generator<readonly T[]> {
  const values = choices[before.length];
  if (!values) {
    yield before;
    return;
  }
  for (const value of values) yield* combinations(choices, [...before, value]);
}
