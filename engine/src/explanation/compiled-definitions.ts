import { compileIndicator, type CompiledIndicator } from '../indicator/index.js';
import { ModelError, type Dictionary } from '../model/index.js';
import { compileRule, type CompiledRule } from '../rule/index.js';
import { compileStandard, type CompiledStandard } from '../standard/index.js';

/** Definitions of one dictionary, compiled when first asked for; a broken one is as good as none. */
export class CompiledDefinitions {
  readonly #indicators = new Map<string, CompiledIndicator | undefined>();
  readonly #standards = new Map<string, CompiledStandard | undefined>();
  readonly #rules = new Map<string, CompiledRule | undefined>();

  constructor(readonly dictionary: Dictionary) {}

  indicator(code: string): CompiledIndicator | undefined {
    return compiled(this.#indicators, this.dictionary.indicators, code, (one) =>
      compileIndicator(one, this.dictionary),
    );
  }

  standard(code: string): CompiledStandard | undefined {
    return compiled(this.#standards, this.dictionary.standards, code, (one) =>
      compileStandard(one, this.dictionary),
    );
  }

  rule(code: string): CompiledRule | undefined {
    return compiled(this.#rules, this.dictionary.rules, code, (one) => compileRule(one, this.dictionary));
  }
}

function compiled<D extends { readonly code: string }, C>(
  known: Map<string, C | undefined>,
  definitions: readonly D[],
  code: string,
  compile: (definition: D) => C,
): C | undefined {
  if (known.has(code)) return known.get(code);
  const definition = definitions.find((one) => one.code === code);
  let made: C | undefined;
  try {
    made = definition && compile(definition);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
  }
  known.set(code, made);
  return made;
}
