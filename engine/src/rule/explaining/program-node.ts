import type { FactKey } from '../../model/index.js';
import type { ComparisonNode, ConditionNode, FactSide } from '../condition-tree.js';
import type { StructuredValue } from '../rule-facts.js';
import type { NumberTest } from './comparison-test.js';
import type { TruthCode } from './truth-code.js';

/** One value that comparisons look at: a fact, or what a path finds inside it. */
export interface Variable {
  readonly index: number;
  readonly side: FactSide;
  readonly key: FactKey;
  /** Comparisons that look at it. */
  readonly uses: readonly Leaf[];
}

export interface Leaf {
  readonly kind: 'comparison';
  readonly index: number;
  readonly node: ComparisonNode;
  readonly left: Variable;
  /** Absent when compared with a value written in the rule. */
  readonly right: Variable | undefined;
  /** The value written in the rule; `null` beside a fact. */
  readonly literal: StructuredValue;
  /** Truth for two values; 2 also where they do not fit. */
  readonly test: (left: StructuredValue, right: StructuredValue) => TruthCode;
  /** Set for comparisons of a number with a number: `test` need not be called. */
  readonly numberTest: NumberTest | undefined;
  /** Set for comparisons with a number, a text or a list of texts: the type of the values they are made for. */
  readonly plainType: 'number' | 'text' | undefined;
}
export interface Group {
  readonly kind: 'all' | 'any' | 'not';
  readonly index: number;
  readonly node: Exclude<ConditionNode, ComparisonNode>;
  readonly children: readonly ProgramNode[];
}
export type ProgramNode = Leaf | Group;
