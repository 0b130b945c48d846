import type { EvaluationWarning, FactValue } from '../model/index.js';
import { compileNode } from './evaluate-node.js';
import type { FeelType } from './feel-node.js';
import type { FeelRun } from './feel-run.js';
import { feelWarning } from './feel-warning.js';
import type { FormulaScope } from './scope-of-names.js';
import { createNameIndex, type FeelName } from './name-index.js';
import { parseFormula } from './parse-formula.js';
import { coerceTo, parseTypeSpec } from './value/index.js';

export interface FeelResult {
  /** A number, text, truth value, null, list or context; dates and durations as ISO text. */
  readonly value: unknown;
  readonly warnings: readonly EvaluationWarning[];
}

/**
 * Evaluates any FEEL expression as the standard has it, over any context; text that is no FEEL gives null.
 * Formulas of indicators go through `compileFormula`, which knows the types of its names.
 *
 * @param instant     ISO instant that `now()` and `today()` are
 * @param resultType  type that the result is declared to be: it is made to fit, or null
 */
export function evaluateFeel(
  text: string,
  context: Readonly<Record<string, unknown>> = {},
  instant?: string,
  resultType?: 'number' | 'string' | 'boolean',
): FeelResult {
  const parsed = parseFormula(text, contextScope(context), { meaning: 'standard' });
  const warnings: EvaluationWarning[] = parsed.diagnostics.map(({ code, message }) => ({ code, message }));
  if (!parsed.node) return { value: null, warnings };
  const values = parsed.slots.map(({ ref }) => context[ref.code] ?? null) as FactValue[];
  const run: FeelRun = {
    values,
    warn: (warning) => warnings.push(warning),
    ...(instant === undefined ? {} : { instant }),
  };
  const value = compileNode(parsed.node, text)(run) ?? null;
  const declared = resultType === undefined ? undefined : parseTypeSpec(resultType);
  if (!declared) return { value, warnings };
  const fitting = coerceTo(value, declared);
  if (fitting === null && value !== null) warnings.push(feelWarning('feel.wrongType', text));
  return { value: fitting, warnings };
}

function contextScope(context: Readonly<Record<string, unknown>>): FormulaScope {
  const names = Object.entries(context).map(([text, value]): FeelName => ({
    text,
    ref: { kind: 'plain', code: text },
    valueType: typeOf(value),
    label: { zh: text, en: text },
  }));
  return { index: createNameIndex(names), findElsewhere: () => undefined };
}

function typeOf(value: unknown): FeelType {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'any';
}
