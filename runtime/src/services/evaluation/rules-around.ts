import type { DirectedRelation, Dictionary, PeriodKind } from '@zhengai/engine';
import type { SubjectId, UnitOfWork } from '../../ports/index.js';
import { groupRules, planOf, rulesOf } from './rules-in-force.js';

/** Rules of one level that read other subjects' items. */
export interface RulesAround {
  readonly level: string;
  readonly rules: readonly string[];
}

/** Items of other levels that the rules of a level read, by their level. */
export function itemsAround(
  dictionary: Dictionary,
  level: string,
  periodKind: PeriodKind,
): ReadonlyMap<string, readonly string[]> {
  const codes = rulesOf(dictionary, level, periodKind).map(({ code }) => code);
  const found = new Map<string, string[]>();
  if (codes.length === 0) return found;
  const plan = planOf(dictionary, codes);
  if (plan.relations.length === 0) return found;
  const read = new Set(plan.items);
  for (const item of dictionary.items) {
    if (item.level === level || item.periodKind !== periodKind || !read.has(item.code)) continue;
    found.set(item.level, [...(found.get(item.level) ?? []), item.code]);
  }
  return found;
}

/** Rules that read any of these items of other subjects than those they judge. */
export function rulesReadingAround(
  dictionary: Dictionary,
  periodKind: PeriodKind,
  items: readonly string[],
): RulesAround[] {
  const groups = groupRules(dictionary.rules.filter((rule) => rule.periodKind === periodKind));
  return groups.flatMap(({ level, rules }) => {
    const plan = planOf(
      dictionary,
      rules.map(({ code }) => code),
    );
    if (plan.relations.length === 0) return [];
    const own = new Set(rules.map(({ code }) => code));
    const reading = plan
      .rulesAffectedBy(items)
      .filter((code) => own.has(code) && planOf(dictionary, [code]).relations.length > 0);
    return reading.length === 0 ? [] : [{ level, rules: reading }];
  });
}

/**
 * Subjects of a level whose verdicts a rule may judge otherwise because of changes at others. Where the way is not one
 * step up or down, all of the level.
 */
export async function subjectsAround(
  unit: UnitOfWork,
  dictionary: Dictionary,
  rule: string,
  level: string,
  changed: { readonly level: string; readonly ids: readonly SubjectId[] },
): Promise<SubjectId[]> {
  const { relations } = planOf(dictionary, [rule]);
  const ids = new Set<SubjectId>(changed.level === level ? changed.ids : []);
  for (const relation of relations) {
    if (!isOneStep(relation, level)) return (await unit.subjects.ofLevel(level)).map(({ id }) => id);
    if (relation.level !== changed.level) continue;
    const direction = relation.relation === 'children' ? 'above' : 'below';
    const edges = await unit.subjects.edgesAround(changed.ids, direction, relation.hierarchy);
    const ends = edges.map(({ child, parent }) => (direction === 'above' ? parent : child));
    const codes = new Set(ends.filter((end) => end.level === level).map(({ code }) => code));
    for (const id of (await unit.subjects.idsOf(level, [...codes])).values()) ids.add(id);
  }
  return [...ids].sort((a, b) => a - b);
}

function isOneStep({ from, relation }: DirectedRelation, level: string): boolean {
  return from === level && (relation === 'children' || relation === 'parent' || relation === 'records');
}
