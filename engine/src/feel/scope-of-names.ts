import type { LocalizedText } from '../model/index.js';
import type { NameIndex } from './name-index.js';

/** What names mean where a formula stands. */
export interface FormulaScope {
  readonly index: NameIndex;
  /** A name of another level, to tell people why it is not known here. */
  findElsewhere(text: string): { label: LocalizedText; level: LocalizedText } | undefined;
}
