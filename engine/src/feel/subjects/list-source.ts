import type { DataSet, FactRef, Level, LocalizedText } from '../../model/index.js';
import type { FeelName } from '../name-index.js';
import type { FormulaScope } from '../scope-of-names.js';
import type { Span } from './selection-cursor.js';

/** What is selected, before anything is made of it. */
export interface ListSource {
  readonly relation: 'children' | 'records';
  readonly level?: Level;
  readonly dataSet?: DataSet;
  readonly hierarchy?: string;
  /** Names that its condition and value may use. */
  readonly scope: FormulaScope;
  readonly of: LocalizedText;
  /** The subjects or records themselves. */
  readonly base: FactRef;
  readonly where?: Span;
  readonly value?: FeelName;
  readonly once?: readonly [Span, Span];
}
