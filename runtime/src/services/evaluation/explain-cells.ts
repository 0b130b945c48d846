import {
  factKey,
  factValue,
  valueAt,
  type Dictionary,
  type FactRef,
  type FactSource,
  type FactValue,
  type Rule,
  type RuleEvaluation,
  type SourcedFact,
} from '@zhengai/engine';
import type { UnitOfWork } from '../../ports/index.js';
import type { EvaluatedSubjects } from './evaluate-subjects.js';
import { itemsBehind } from './items-behind.js';
import { compiledRuleOf, compiledStandardOf } from './rules-in-force.js';

/** What a rule says of some cells, with the source of every fact; in the order of the cells. */
export async function explainCells(
  unit: UnitOfWork,
  dictionary: Dictionary,
  evaluated: EvaluatedSubjects,
  rule: Rule,
  cells: readonly number[],
): Promise<RuleEvaluation[]> {
  const compiled = compiledRuleOf(dictionary, rule);
  const sources = await sourcesOfItems(unit, dictionary, evaluated, compiled.facts, cells);
  return cells.map((cell) => {
    const facts = evaluated.result.facts(rule.code, cell);
    const sourced: Record<string, SourcedFact> = Object.create(null) as Record<string, SourcedFact>;
    for (const ref of compiled.facts) {
      const key = factKey(ref);
      sourced[key] = {
        value: factValue(facts, key),
        ...factSourceAt(dictionary, evaluated, ref, cell, sources),
      };
    }
    return compiled.evaluate(sourced);
  });
}

/** Cell of the grid `offset` periods from another one; `undefined` outside of it. */
function shiftedCell(evaluated: EvaluatedSubjects, cell: number, offset: number): number | undefined {
  const width = evaluated.grid.periods.length;
  const column = (cell % width) + offset;
  return column >= 0 && column < width ? cell + offset : undefined;
}

/** Of the subject's own value, or of the newest of those around it where the item is theirs. */
function knownAtOf(
  { grid, knownAt, related, subjects }: EvaluatedSubjects,
  item: string,
  at: number,
): number {
  const own = knownAt[item]?.[at] ?? NaN;
  const subject = subjects[Math.floor(at / grid.periods.length)];
  const period = grid.periods[at % grid.periods.length];
  return Number.isNaN(own) && subject && period !== undefined ? related.knownAt(item, subject, period) : own;
}

/** Milliseconds since the epoch at which the newest value behind a fact was known; NaN when there is none. */
export function newestKnownAt(
  dictionary: Dictionary,
  evaluated: EvaluatedSubjects,
  ref: FactRef,
  cell: number,
): number {
  let newest = NaN;
  for (const { item, offset } of itemsBehind(dictionary, ref)) {
    const at = shiftedCell(evaluated, cell, offset);
    const known = at === undefined ? NaN : knownAtOf(evaluated, item, at);
    if (Number.isNaN(newest) || known > newest) newest = known;
  }
  return newest;
}

function factSourceAt(
  dictionary: Dictionary,
  evaluated: EvaluatedSubjects,
  ref: FactRef,
  cell: number,
  sources: ReadonlyMap<string, string>,
): FactSource {
  const at = shiftedCell(evaluated, cell, ref.offset ?? 0);
  const period = at === undefined ? undefined : evaluated.grid.periods[at % evaluated.grid.periods.length];
  const known = newestKnownAt(dictionary, evaluated, ref, cell);
  const names = new Set(
    itemsBehind(dictionary, ref).flatMap(({ item, offset }) => {
      const from = shiftedCell(evaluated, cell, offset);
      return from === undefined ? [] : (sources.get(`${item}@${from}`) ?? []);
    }),
  );
  const clause = ref.kind === 'standard' ? clauseOf(dictionary, evaluated, ref, cell) : undefined;
  return {
    ...(period === undefined ? {} : { period }),
    ...(Number.isNaN(known) ? {} : { knownAt: new Date(known).toISOString() }),
    ...(names.size === 0 ? {} : { source: [...names].sort().join(', ') }),
    ...(clause === undefined ? {} : { clause }),
  };
}

/** The clause of the row that applies to the subject, else the one written at the line. */
function clauseOf(
  dictionary: Dictionary,
  evaluated: EvaluatedSubjects,
  ref: FactRef,
  cell: number,
): string | undefined {
  const standard = dictionary.standards.find(({ code }) => code === ref.code);
  if (!standard) return undefined;
  const compiled = compiledStandardOf(dictionary, standard);
  const facts: Record<string, FactValue> = Object.create(null) as Record<string, FactValue>;
  for (const input of compiled.facts) facts[factKey(input)] = inputValue(evaluated, input, cell);
  const row = compiled.evaluate(facts).clause;
  return row ?? standard.lines.find(({ code }) => code === ref.line)?.clause;
}

function inputValue({ grid, result }: EvaluatedSubjects, ref: FactRef, cell: number): FactValue {
  if (ref.kind === 'indicator') {
    const value = result.indicator(ref.code)[cell] ?? NaN;
    return Number.isNaN(value) ? null : value;
  }
  const column = ref.kind === 'attribute' ? grid.attributes[ref.code] : grid.items[ref.code];
  return column ? valueAt(column, cell) : null;
}

/** Names of sources by `item@cell`. */
async function sourcesOfItems(
  unit: UnitOfWork,
  dictionary: Dictionary,
  evaluated: EvaluatedSubjects,
  refs: readonly FactRef[],
  cells: readonly number[],
): Promise<Map<string, string>> {
  const width = evaluated.grid.periods.length;
  const wanted = new Map<string, { item: string; cell: number }>();
  for (const cell of cells) {
    for (const { item, offset } of refs.flatMap((ref) => itemsBehind(dictionary, ref))) {
      const at = shiftedCell(evaluated, cell, offset);
      if (at !== undefined) wanted.set(`${item}@${at}`, { item, cell: at });
    }
  }
  const list = [...wanted.entries()];
  const found = await unit.observations.sourcesOf({
    item: list.map(([, { item }]) => item),
    subjectId: list.map(([, { cell }]) => evaluated.subjects[Math.floor(cell / width)]?.id ?? 0),
    period: list.map(([, { cell }]) => evaluated.periodKeys[cell % width] ?? 0),
  });
  const sources = new Map<string, string>();
  list.forEach(([key], index) => {
    const source = found[index];
    if (source) sources.set(key, source);
  });
  return sources;
}
