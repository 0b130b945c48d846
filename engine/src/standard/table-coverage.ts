import type { Diagnostic, Dictionary, FactValue, Standard } from '../model/index.js';
import { rowTruth } from './hit-policy.js';
import { inputClasses, type InputClasses } from './input-classes.js';
import type { ParsedStandard } from './parse-standard.js';

/** Combinations looked at; beyond that a table is not checked for overlaps. */
const MAX_COMBINATIONS = 50_000;

/** Rows of a UNIQUE table that can apply at once, and options of an attribute that no row covers. */
export function overlapDiagnostics(
  standard: Standard,
  dictionary: Dictionary,
  parsed: ParsedStandard,
): Diagnostic[] {
  const classes = standard.inputs.map((_, i) => inputClasses(parsed.tests.map((row) => row[i])));
  if (classes.some((one) => one === undefined)) return [];
  const samples = (classes as InputClasses[]).map((one, i) => sampleValues(one, parsed, dictionary, i));
  if (samples.reduce((product, one) => product * one.length, 1) > MAX_COMBINATIONS) return [];
  const found: Diagnostic[] = [];
  const reported = new Set<string>();
  for (const combination of combinations(samples)) {
    const truths = (classes as InputClasses[]).map((one, i) =>
      one.truthsOf(one.classOf(combination[i] ?? null)),
    );
    const hits = standard.rows.flatMap((_, r) =>
      rowTruth(truths.map((cells) => cells[r] ?? null)) === true ? [r] : [],
    );
    const key = hits.slice(0, 2).join(' ');
    if (standard.hitPolicy === 'UNIQUE' && hits.length > 1 && !reported.has(key)) {
      reported.add(key);
      found.push(overlap(standard, hits, combination));
    }
    if (hits.length === 0 && combination.every((value, i) => isOption(value, parsed, dictionary, i))) {
      found.push(gap(standard, combination));
    }
  }
  return found;
}

function sampleValues(
  { constants }: InputClasses,
  parsed: ParsedStandard,
  dictionary: Dictionary,
  input: number,
): FactValue[] {
  const numbers = [...new Set(constants.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  const between = numbers.flatMap((value, i) => [value, (value + (numbers[i + 1] ?? value + 2)) / 2]);
  const below = numbers.length > 0 ? [(numbers[0] as number) - 1] : [];
  const others = constants.filter((value) => typeof value !== 'number' && value !== null);
  const options = optionsOf(parsed, dictionary, input);
  const samples = [...new Set<FactValue>([...below, ...between, ...others, ...options])];
  return samples.length > 0 ? samples : [null];
}

/** Options of the attribute that an input is. */
function optionsOf(parsed: ParsedStandard, dictionary: Dictionary, input: number): string[] {
  const formula = parsed.inputs[input];
  const slot = formula?.node?.kind === 'slot' ? formula.slots[formula.node.slot] : undefined;
  if (slot?.ref.kind !== 'attribute') return [];
  const attribute = dictionary.attributes.find(({ code }) => code === slot.ref.code);
  return (attribute?.options ?? []).map(({ code }) => code);
}

function isOption(value: FactValue, parsed: ParsedStandard, dictionary: Dictionary, input: number): boolean {
  return typeof value === 'string' && optionsOf(parsed, dictionary, input).includes(value);
}

function* combinations(
  samples: readonly (readonly FactValue[])[],
  before: FactValue[] = [],
): Generator<FactValue[]> {
  const values = samples[before.length];
  if (!values) {
    yield before;
    return;
  }
  for (const value of values) yield* combinations(samples, [...before, value]);
}

function overlap(standard: Standard, hits: readonly number[], combination: readonly FactValue[]): Diagnostic {
  const rows = hits.map((row) => row + 1);
  const values = combination.map(String);
  return {
    code: 'standard.overlap',
    severity: 'error',
    path: `standards/${standard.code}/rows/${hits[1] ?? 0}`,
    message: {
      zh: `第 ${rows.join('、')} 行会同时适用（例如 ${values.join('、')}），而命中策略是 UNIQUE`,
      en: `Rows ${rows.join(', ')} can apply at once (for example ${values.join(', ')}), but the hit policy is UNIQUE`,
    },
  };
}

function gap(standard: Standard, combination: readonly FactValue[]): Diagnostic {
  const values = combination.map(String);
  return {
    code: 'standard.gap',
    severity: 'warning',
    path: `standards/${standard.code}/rows`,
    message: {
      zh: `没有一行适用于“${values.join('、')}”`,
      en: `No row applies to “${values.join(', ')}”`,
    },
  };
}
