import type { Dictionary, LocalizedText, Rule } from '../../model/index.js';
import type { ComparisonStatement, Statement } from './statement.js';

/** What a sentence about a rule is made of. */
export interface SentenceParts {
  readonly rule: Rule;
  readonly dictionary: Dictionary;
  /** Absent when the conditions cannot be read at all. */
  readonly conditions?: Statement;
  readonly recovery?: Statement;
  /** The conditions go beyond what is read: what can be said of them would be misleading. */
  readonly tooLarge: boolean;
  /** Errors in the rule: what is said is then not the whole of it. */
  readonly errors: number;
  readonly level: LocalizedText;
  readonly severity: LocalizedText;
  readonly process?: LocalizedText;
  /** A fact's name without its period. */
  nameOf(statement: ComparisonStatement, side: 'left' | 'right'): LocalizedText;
}

/** One language's way of saying a rule, and a part of its conditions. */
export interface Wording {
  sentence(parts: SentenceParts): string;
  phrase(statement: Statement, parts: SentenceParts): string;
}
