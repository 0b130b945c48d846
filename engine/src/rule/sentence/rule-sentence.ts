import type {
  Condition,
  Dictionary,
  LocalizedText,
  Rule,
  Standard,
  StandardLine,
} from '../../model/index.js';
import { readRule, type RuleReading } from '../check-rule.js';
import { comparisonsOf, type ConditionNode, type FactSide } from '../condition-tree.js';
import { fullNameOf, nameOf } from '../fact-definition.js';
import { inChinese } from './chinese.js';
import { inEnglish } from './english.js';
import { type ComparisonStatement, statementOf } from './statement.js';
import type { SentenceParts, Wording } from './wording.js';

const WORDINGS: Readonly<Record<keyof LocalizedText, Wording>> = { zh: inChinese, en: inEnglish };

/**
 * Reads a rule back as a sentence, from the dictionary's names alone: what is judged, how long it must hold, which
 * warning it raises, what ends it. A draft with errors is read as far as it goes, and the sentence says so.
 *
 * @param names what the dictionary does not hold; a process without a name is mentioned without one
 */
export function ruleSentence(
  rule: Rule,
  dictionary: Dictionary,
  language: keyof LocalizedText,
  names: { readonly process?: LocalizedText } = {},
): string {
  const reading = readRule(rule, dictionary);
  return WORDINGS[language].sentence(partsOf(rule, reading, dictionary, names.process));
}

/**
 * Reads one condition of a rule as a phrase without a full stop: `双师型教师占比低于60%`; `undefined` while it cannot be
 * read. Named conditions are looked up in the rule.
 */
export function conditionPhrase(
  condition: Condition,
  rule: Rule,
  dictionary: Dictionary,
  language: keyof LocalizedText,
): string | undefined {
  const alone: Rule = { ...rule, conditions: { all: [condition] } };
  const reading = readRule(alone, dictionary);
  const tree = reading.conditions;
  if (tree === undefined || (tree.kind !== 'comparison' && tree.children.length === 0)) return undefined;
  const parts = partsOf(alone, reading, dictionary);
  return parts.conditions && !parts.tooLarge ? WORDINGS[language].phrase(parts.conditions, parts) : undefined;
}

function partsOf(
  rule: Rule,
  { conditions, recovery, diagnostics }: RuleReading,
  dictionary: Dictionary,
  process?: LocalizedText,
): SentenceParts {
  const trees = [conditions, recovery].filter((tree) => tree !== undefined);
  return {
    rule,
    dictionary,
    ...(conditions !== undefined && { conditions: statementOf(conditions) }),
    ...(recovery !== undefined && { recovery: statementOf(recovery) }),
    tooLarge: diagnostics.some(({ code }) => code.startsWith('rule.condition.too')),
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    level: nameIn(dictionary.levels, rule.level),
    severity: nameIn(dictionary.severities, rule.event?.type),
    ...(process !== undefined && { process }),
    nameOf: namer(trees, dictionary),
  };
}

function nameIn(
  list: readonly { readonly code: string; readonly name: LocalizedText }[],
  code: string,
): LocalizedText {
  return list.find((entry) => entry.code === code)?.name ?? { zh: code, en: code };
}

/** Standards go by their tier, `校标红线`, unless the rule or the indicator judged knows two of one tier. */
function namer(trees: readonly ConditionNode[], dictionary: Dictionary): SentenceParts['nameOf'] {
  const standards = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const tree of trees) {
    for (const { left, right } of comparisonsOf(tree)) {
      for (const side of [left, right]) {
        if (side.kind !== 'fact' || side.definition.kind !== 'standard') continue;
        const { standard, line } = side.definition;
        const { tier, code } = standard;
        if ((standards.get(tier) ?? code) !== code) ambiguous.add(tier);
        if (line && drawsAnother(dictionary, standard, line)) ambiguous.add(tier);
        standards.set(tier, code);
      }
    }
  }
  return (statement: ComparisonStatement, which: 'left' | 'right') => {
    const side = statement[which];
    return side.kind === 'literal' ? side.label : sideName(side, ambiguous);
  };
}

/** Whether another standard of the tier draws a line of the same name for the same indicator. */
function drawsAnother(dictionary: Dictionary, { code, tier }: Standard, line: StandardLine): boolean {
  return dictionary.standards.some(
    (other) =>
      other.code !== code &&
      other.tier === tier &&
      other.lines.some(({ indicator, name }) => indicator === line.indicator && name.zh === line.name.zh),
  );
}

function sideName(side: FactSide, ambiguousTiers: ReadonlySet<string>): LocalizedText {
  const { definition, ref, path } = side;
  const full = definition.kind === 'standard' && ambiguousTiers.has(definition.standard.tier);
  const name = full ? fullNameOf(definition) : nameOf(definition);
  const basis =
    definition.kind === 'indicator'
      ? definition.indicator.bases.find(({ code }) => code === ref.basis)?.name
      : undefined;
  const zh = [basis && `${basis.zh}口径`, ref.slice, path?.text].filter((part) => part !== undefined);
  const en = [basis?.en, ref.slice, path?.text].filter((part) => part !== undefined);
  if (zh.length === 0) return name;
  return { zh: `${name.zh}（${zh.join('，')}）`, en: `${name.en} (${en.join(', ')})` };
}
