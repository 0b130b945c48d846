import type { DecisionTable, Dictionary, Process, ScoreSheet, Target } from '../model/index.js';

/** Everything that people define. */
export interface ModelDefinitions extends Dictionary {
  readonly tables?: readonly DecisionTable[];
  readonly processes?: readonly Process[];
  readonly scoreSheets?: readonly ScoreSheet[];
  readonly targets?: readonly Target[];
}
export type DefinitionList = keyof ModelDefinitions;
export type DefinitionOf<L extends DefinitionList> = NonNullable<ModelDefinitions[L]>[number];

/** Lists whose definitions are checked one by one, in the order of the findings. */
export const CHECKED_LISTS = [
  'indicators',
  'standards',
  'tables',
  'rules',
  'processes',
  'scoreSheets',
  'targets',
] as const satisfies readonly DefinitionList[];
export type CheckedList = (typeof CHECKED_LISTS)[number];

const ALL_LISTS = [
  'levels',
  'attributes',
  'severities',
  'hierarchies',
  'dataSets',
  'evidence',
  'items',
  ...CHECKED_LISTS,
] as const satisfies readonly DefinitionList[];

/** Own definitions in front; others of the same code give way. */
export function mergeDefinitions(own: Partial<ModelDefinitions>, others: ModelDefinitions): ModelDefinitions {
  const merged: Partial<Record<DefinitionList, readonly { readonly code: string }[]>> = {};
  for (const list of ALL_LISTS) {
    if (own[list] === undefined && others[list] === undefined) continue;
    const mine: readonly { readonly code: string }[] = own[list] ?? [];
    const codes = new Set(mine.map(({ code }) => code));
    const rest: readonly { readonly code: string }[] = others[list] ?? [];
    merged[list] = [...mine, ...rest.filter(({ code }) => !codes.has(code))];
  }
  return merged as unknown as ModelDefinitions;
}
