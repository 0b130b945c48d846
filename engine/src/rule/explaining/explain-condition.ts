import type { FactKey, Truth } from '../../model/index.js';
import type { ConditionNode } from '../condition-tree.js';
import type { RuleExplanation, TurningValue } from '../rule-explanation.js';
import type { RuleFacts } from '../rule-facts.js';
import type { RuleBackend } from '../compiled-rule.js';
import { createBuilder, type Builder } from './build-explanation.js';
import { type ConditionProgram, createProgram } from './condition-program.js';
import type { TruthCode } from './truth-code.js';
import { generateExplaining, type GeneratedExplaining } from './generate-explaining.js';
import { MissingSets } from './missing-sets.js';
import { TurningValues } from './turning-values.js';
import { ClassTable } from './value-classes.js';

/** Explains a condition tree; what is the same for all subjects is prepared when it is first asked. */
export class ConditionExplainer {
  #prepared: PreparedExplainer | undefined;

  constructor(
    private readonly tree: ConditionNode,
    private readonly backend: RuleBackend,
  ) {}

  /** The explainer with these facts judged; what it says holds until it judges others. */
  judge(facts: RuleFacts): PreparedExplainer {
    const prepared = (this.#prepared ??= new PreparedExplainer(createProgram(this.tree), this.backend));
    prepared.judge(facts);
    return prepared;
  }
}

const TRUTHS: readonly Truth[] = [false, true, null];

class PreparedExplainer {
  readonly #build: Builder;
  readonly #generated: GeneratedExplaining | undefined;
  /** Made together with the judgement where code is generated. */
  #record: RuleExplanation | undefined;
  readonly #missing: MissingSets;
  readonly #turning: TurningValues;

  constructor(
    readonly program: ConditionProgram,
    backend: RuleBackend,
  ) {
    this.#generated = backend === 'generated' ? generateExplaining(program) : undefined;
    const tables = program.variables.map((variable) => new ClassTable(variable));
    this.#build = createBuilder(program.root);
    this.#missing = new MissingSets(program, tables);
    this.#turning = new TurningValues(program, tables);
  }

  judge(facts: RuleFacts): void {
    if (this.#generated !== undefined) this.#record = this.#generated(facts);
    else this.program.judge(facts);
  }

  get truth(): Truth {
    const { judged, root } = this.program;
    return TRUTHS[judged.truths[root.index] as TruthCode] as Truth;
  }

  /** Something in the facts may not fit the rule. */
  get isDoubtful(): boolean {
    return this.program.judged.doubtful;
  }

  explanation(): RuleExplanation {
    return this.#record ?? this.#build(this.program.judged, true);
  }

  missing(): FactKey[][] {
    return this.#missing.find();
  }

  turning(): TurningValue[][] {
    return this.#turning.find();
  }
}
