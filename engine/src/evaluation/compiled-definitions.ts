import { compileIndicator, type CompiledIndicator } from '../indicator/index.js';
import { ModelError, type Dictionary } from '../model/index.js';
import { compileRule, type CompiledRule } from '../rule/index.js';
import { compileStandard, type CompiledStandard } from '../standard/index.js';

/** What becomes of a definition that cannot be compiled: its `ModelError` is thrown, or it is as good as none. */
export type BrokenDefinitions = 'thrown' | 'leftOut';

/** Definitions of one dictionary, compiled when first asked for. */
export class CompiledDefinitions {
  readonly #indicators = new Map<string, CompiledIndicator | undefined>();
  readonly #standards = new Map<string, CompiledStandard | undefined>();
  readonly #rules = new Map<string, CompiledRule | undefined>();

  constructor(
    readonly dictionary: Dictionary,
    private readonly broken: BrokenDefinitions,
  ) {}

  indicator(code: string): CompiledIndicator | undefined {
    return this.#compiled(this.#indicators, this.dictionary.indicators, code, compileIndicator);
  }

  standard(code: string): CompiledStandard | undefined {
    return this.#compiled(this.#standards, this.dictionary.standards, code, compileStandard);
  }

  rule(code: string): CompiledRule | undefined {
    return this.#compiled(this.#rules, this.dictionary.rules, code, compileRule);
  }

  #compiled<D extends { readonly code: string }, C>(
    known: Map<string, C | undefined>,
    definitions: readonly D[],
    code: string,
    compile: (definition: D, dictionary: Dictionary) => C,
  ): C | undefined {
    if (known.has(code)) return known.get(code);
    const definition = definitions.find((one) => one.code === code);
    let made: C | undefined;
    try {
      made = definition && compile(definition, this.dictionary);
    } catch (error) {
      if (this.broken === 'thrown' || !(error instanceof ModelError)) throw error;
    }
    known.set(code, made);
    return made;
  }
}
