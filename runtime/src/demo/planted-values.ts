import { ownerOf, type PlantedProblem, type PlantedValue } from './planted-problem.js';

/** What is planted for one item, by subject's code and period. */
export type PlantedOfItem = ReadonlyMap<string, ReadonlyMap<string, PlantedValue>>;

/** Planted values by level, period kind being that of the item. @returns by `level/item` */
export function plantedByItem(problems: readonly PlantedProblem[]): ReadonlyMap<string, PlantedOfItem> {
  const byItem = new Map<string, Map<string, Map<string, PlantedValue>>>();
  for (const problem of problems) {
    for (const value of problem.values) {
      const { level, subject } = ownerOf(problem, value);
      const key = `${level}/${value.item}`;
      const ofItem = byItem.get(key) ?? new Map<string, Map<string, PlantedValue>>();
      const ofSubject = ofItem.get(subject) ?? new Map<string, PlantedValue>();
      byItem.set(key, ofItem.set(subject, ofSubject.set(value.period, value)));
    }
  }
  return byItem;
}
