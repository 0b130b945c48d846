import type { FeelRun } from './feel-run.js';
import type { ArithmeticOperator } from './value/index.js';

/**
 * What is known of a value before it is computed; `any` and `other` are left to `expression`. `other` is no value that a fact
 * can have (a duration, a range), or one whose type is not the same in every branch.
 */
export type FeelType = 'number' | 'text' | 'boolean' | 'date' | 'null' | 'list' | 'other' | 'any';

export type { ArithmeticOperator };
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

interface Node {
  readonly type: FeelType;
  /** Range in the formula as typed. */
  readonly from: number;
  readonly to: number;
}

export interface LiteralNode extends Node {
  readonly kind: 'literal';
  readonly value: number | string | boolean | null;
}
/** `50%`: resolved to 50 or 0.5 by what it is held against. */
export interface PercentNode extends Node {
  readonly kind: 'percent';
  readonly value: number;
}
/** A fact, or the value that unary tests ask about. */
export interface SlotNode extends Node {
  readonly kind: 'slot';
  readonly slot: number;
}
export interface NegateNode extends Node {
  readonly kind: 'negate';
  readonly operand: FeelNode;
}
export interface ArithmeticNode extends Node {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: FeelNode;
  readonly right: FeelNode;
}
export interface ComparisonNode extends Node {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: FeelNode;
  readonly right: FeelNode;
  /** For `=` and `!=`: null is a value like others (`x = null`), not "unknown". */
  readonly nullIsValue: boolean;
  /** Of two numbers, one of which was computed: the noise of binary fractions does not count. */
  readonly computed: boolean;
}
/** Kleene's and / or. */
export interface LogicNode extends Node {
  readonly kind: 'and' | 'or';
  readonly operands: readonly FeelNode[];
}
export interface NotNode extends Node {
  readonly kind: 'not';
  readonly operand: FeelNode;
}
export interface IfNode extends Node {
  readonly kind: 'if';
  readonly condition: FeelNode;
  readonly then: FeelNode;
  readonly otherwise: FeelNode;
  /** Whether a condition that is not known takes the else part, as FEEL has it; over facts the whole is not known. */
  readonly unknownIsElse: boolean;
}
/** A function over numbers, or (name of `LIST_FUNCTIONS`, `count`) over a list's elements. */
export interface CallNode extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly FeelNode[];
}
/** A list written out; only inside `call`, `in` and delegated parts. */
export interface ListNode extends Node {
  readonly kind: 'list';
  readonly items: readonly FeelNode[];
}
/** A part that is compiled whatever the types of its values; see `expression`. */
export interface DelegatedNode extends Node {
  readonly kind: 'delegated';
  readonly evaluate: (run: FeelRun) => unknown;
}

/** A checked formula as a tree: literals, facts and the operators that we compile. */
export type FeelNode =
  | LiteralNode
  | PercentNode
  | SlotNode
  | NegateNode
  | ArithmeticNode
  | ComparisonNode
  | LogicNode
  | NotNode
  | IfNode
  | CallNode
  | ListNode
  | DelegatedNode;

export type FeelNodeKind = FeelNode['kind'];
