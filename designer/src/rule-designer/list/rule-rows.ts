import { ruleSentence, type Rule } from '@zhengai/engine';
import type { DefinitionView, DictionaryView } from '@zhengai/runtime/contract';
import type { Language } from '../../i18n/index.js';

/** A rule as the list shows it. */
export interface RuleRow {
  readonly code: string;
  readonly rule: Rule;
  readonly name: string;
  readonly sentence: string;
  readonly level: string;
  readonly status: DefinitionView['status'];
}

export interface RuleFilter {
  readonly text: string;
  /** Codes; all when absent. */
  readonly level?: string;
  readonly status?: DefinitionView['status'];
}

export const NO_FILTER: RuleFilter = { text: '' };

/** What is under way comes first, then level by level; within a level by name. */
export function ruleRows(
  definitions: readonly DefinitionView[],
  { dictionary, processes }: DictionaryView,
  language: Language,
): readonly RuleRow[] {
  const order = (rule: Rule): number =>
    dictionary.levels.find(({ code }) => code === rule.level)?.order ?? Number.MAX_SAFE_INTEGER;
  const isOpen = (status: RuleRow['status']): boolean => status === 'draft' || status === 'inReview';
  return definitions
    .map(({ code, body, status }): RuleRow => {
      const rule = body as Rule;
      const process = processes.find((known) => known.code === rule.process)?.name;
      return {
        code,
        rule,
        name: rule.name[language],
        sentence: sentenceOf(rule, dictionary, language, process),
        level: dictionary.levels.find((level) => level.code === rule.level)?.name[language] ?? '',
        status,
      };
    })
    .sort(
      (a, b) =>
        Number(isOpen(b.status)) - Number(isOpen(a.status)) ||
        order(a.rule) - order(b.rule) ||
        a.name.localeCompare(b.name, language),
    );
}

export function rowsMatching(
  rows: readonly RuleRow[],
  { text, level, status }: RuleFilter,
): readonly RuleRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (level === undefined || row.rule.level === level) &&
      (status === undefined || row.status === status) &&
      (wanted === '' || `${row.name} ${row.sentence}`.toLowerCase().includes(wanted)),
  );
}

/** A draft may not be a rule yet. */
function sentenceOf(
  rule: Rule,
  dictionary: DictionaryView['dictionary'],
  language: Language,
  process: Rule['name'] | undefined,
): string {
  try {
    return ruleSentence(rule, dictionary, language, process ? { process } : {});
  } catch {
    return '…';
  }
}
