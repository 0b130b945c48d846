import type { FactKey, Truth } from '../../model/index.js';
import type { ConditionNode } from '../condition-tree.js';
import type { RuleExplanation, TurningValue } from '../rule-explanation.js';
import type { RuleFacts } from '../rule-facts.js';
import { createBuilder, type Builder } from './build-explanation.js';
import { type ConditionProgram, createProgram, type TruthCode } from './condition-program.js';
import { missingSets } from './missing-sets.js';
import { turningValues } from './turning-values.js';
import { ClassTable } from './value-classes.js';

/** One subject's record of a condition tree. */
export interface ExplainedCondition {
  readonly truth: Truth;
  readonly explanation: RuleExplanation;
  readonly missing: FactKey[][];
  /** Something in the facts may not fit the rule. */
  readonly doubtful: boolean;
}

/** Explains a condition tree; what is the same for all subjects is prepared when it is first asked. */
export class ConditionExplainer {
  #prepared: { program: ConditionProgram; build: Builder; tables: readonly ClassTable[] } | undefined;

  constructor(private readonly tree: ConditionNode) {}

  explain(facts: RuleFacts): ExplainedCondition {
    return this.#explain(facts, false);
  }

  explainWithTurns(facts: RuleFacts): ExplainedCondition & { readonly turning: TurningValue[][] } {
    return this.#explain(facts, true);
  }

  #explain(
    facts: RuleFacts,
    withTurns: boolean,
  ): ExplainedCondition & { readonly turning: TurningValue[][] } {
    const { program, build, tables } = (this.#prepared ??= prepare(this.tree));
    const judged = program.judge(facts);
    return {
      truth: TRUTHS[judged.truths[program.root.index] as TruthCode] as Truth,
      explanation: build(judged, true),
      missing: missingSets(program, judged, tables),
      doubtful: judged.doubtful,
      turning: withTurns ? turningValues(program, judged, tables) : NO_TURNS,
    };
  }
}

const TRUTHS: readonly Truth[] = [false, true, null];
const NO_TURNS: TurningValue[][] = [];

function prepare(tree: ConditionNode) {
  const program = createProgram(tree);
  return {
    program,
    build: createBuilder(program.root),
    tables: program.variables.map((variable) => new ClassTable(variable)),
  };
}
