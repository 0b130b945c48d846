import { decidingComparisons, type LocalizedText, type RuleExplanation } from '@zhengai/engine';
import { comparisonSentence, type ComparisonContext } from './comparison-sentence.js';
import { periodLabel } from './period-label.js';

/** Comparisons told in one sentence; the rest are counted. */
const TOLD = 3;

/**
 * What a warning says in one sentence: subject, numbers, line, since when; no identifier.
 *
 * @param options.fallback  what the rule says, where there is no explanation to tell from
 */
export function warningSentence(options: {
  readonly subject: string;
  readonly explanation: RuleExplanation | null;
  readonly fallback: LocalizedText;
  readonly since: string;
  readonly context: ComparisonContext;
}): LocalizedText {
  const { subject, since, context } = options;
  const facts = options.explanation === null ? [] : decidingComparisons(options.explanation);
  const told = facts.slice(0, TOLD).map((comparison) => comparisonSentence(comparison, context));
  const more = facts.length - told.length;
  const body =
    told.length === 0
      ? options.fallback
      : {
          zh: told.map(({ zh }) => zh).join(';') + (more > 0 ? `;另有 ${more} 项` : ''),
          en: told.map(({ en }) => en).join('; ') + (more > 0 ? `; and ${more} more` : ''),
        };
  const from = periodLabel(since);
  return { zh: `${subject}:${body.zh}(自 ${from.zh}起)`, en: `${subject}: ${body.en} (since ${from.en})` };
}
