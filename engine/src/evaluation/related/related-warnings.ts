import { factKey, type EvaluationWarning, type FactKey, type FactRef } from '../../model/index.js';
import type { CompiledRule } from '../../rule/index.js';
import type { EvaluationPlan } from '../evaluation-plan.js';
import type { GridColumns } from './related-column.js';
import type { RelatedColumns } from './related-columns.js';

/** How many of the subjects around one cell lack what a rule's formulas ask of them. */
export function relatedWarnings(
  plan: EvaluationPlan,
  rule: CompiledRule,
  here: GridColumns,
  related: RelatedColumns,
  cell: number,
): EvaluationWarning[] {
  const warnings: EvaluationWarning[] = [];
  for (const [key, fact] of factsAround(plan, rule.facts)) {
    const at = here.grid.periods.length === 0 ? cell : cell + (fact.offset ?? 0);
    const sameSubject =
      Math.floor(at / here.grid.periods.length) === Math.floor(cell / here.grid.periods.length);
    const column = sameSubject ? related.column(fact, here) : undefined;
    const missing = column?.missing[at] ?? 0;
    if (missing > 0) warnings.push(warningOf(plan, key, fact, missing, column?.members[at] ?? 0));
  }
  return warnings;
}

/** Facts made of others' that a rule reads, through indicators and standards. */
function factsAround(plan: EvaluationPlan, facts: readonly FactRef[]): Map<FactKey, FactRef> {
  const found = new Map<FactKey, FactRef>();
  const seen = new Set<string>();
  const open = [...facts];
  for (let fact = open.pop(); fact; fact = open.pop()) {
    const key = factKey(fact);
    if (seen.has(key)) continue;
    seen.add(key);
    if (fact.via) {
      if (!fact.roll && fact.years === undefined) found.set(key, fact);
    } else if (fact.kind === 'indicator')
      open.push(...(plan.indicators.get(fact.code)?.factsOf(fact.basis) ?? []));
    else if (fact.kind === 'standard') open.push(...(plan.standards.get(fact.code)?.facts ?? []));
  }
  return found;
}

function warningOf(
  { dictionary }: EvaluationPlan,
  key: FactKey,
  { kind, code, via }: FactRef,
  missing: number,
  members: number,
): EvaluationWarning {
  const level = dictionary.levels.find((one) => one.code === (via?.level ?? code))?.name;
  const lists = [...dictionary.items, ...dictionary.indicators, ...dictionary.attributes];
  const name = kind === 'level' ? undefined : lists.find((one) => one.code === code)?.name;
  const [who, whom] = level ? [level.zh, level.en] : ['对象', 'subjects'];
  const [what, thing] = name
    ? [`“${name.zh}”`, `“${name.en}”`]
    : ['条件所需的数据', 'what the condition needs'];
  const [effect, result] =
    via?.known || via?.relation === 'peers'
      ? ['未计入', 'left out']
      : ['结果因此未知', 'so the result is unknown'];
  return {
    code: 'subjects.missing',
    fact: key,
    message: {
      zh: `${members} 个${who}中有 ${missing} 个缺${what}，${effect}`,
      en: `${missing} of ${members} (${whom}) lack ${thing}: ${result}`,
    },
  };
}
