import {
  atPath,
  compileParsed,
  formulaScope,
  hasErrors,
  parseFormula,
  type FeelType,
  type FormulaScope,
} from '../feel/index.js';
import {
  factKey,
  type Diagnostic,
  type Dictionary,
  type FactKey,
  type FactRef,
  type Limit,
  type Measure,
  type ScoreSheet,
} from '../model/index.js';
import {
  divideFractions,
  exactNumber,
  fractionOf,
  multiplyFractions,
  roundFraction,
  type Fraction,
} from '../rounding/index.js';
import { numberOf } from './award-values.js';
import type { FormulaReading, LimitValue, MeasuredValue } from './form-given.js';
import { scoreDiagnostic, type ScoreDiagnosticCode } from './score-diagnostic.js';
import type { ScoreRun } from './score-run.js';

export type Read<T> = (run: ScoreRun) => T;

const UNREAD: FormulaReading = { formula: '', value: null, operands: [] };
/** Takes away what binary fractions add: 0.1 + 0.2 counts as 0.3. */
const FORMULA_DECIMALS = 10;

/** Reads the formulas of one sheet, collecting what is wrong and which facts are needed. */
export class SheetReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly facts = new Map<FactKey, FactRef>();
  private knownNames: FormulaScope | undefined;
  private readonly path: string;

  constructor(
    readonly sheet: ScoreSheet,
    readonly dictionary: Dictionary,
  ) {
    // the sheet may be anything at all before its shape is checked
    const code = (sheet as { readonly code?: unknown } | null)?.code;
    this.path = `scoreSheets/${typeof code === 'string' ? code : ''}`;
  }

  private get scope(): FormulaScope {
    const { dictionary, sheet } = this;
    return (this.knownNames ??= formulaScope(dictionary, sheet.level, sheet.names));
  }

  report(code: ScoreDiagnosticCode, at: string, ...values: readonly (string | number)[]): void {
    this.diagnostics.push(scoreDiagnostic(code, `${this.path}/${at}`, values));
  }

  needs(ref: FactRef): void {
    this.facts.set(factKey(ref), ref);
  }

  /** A number; a condition counts as 1 or 0. */
  number(text: string, at: string): Read<FormulaReading> {
    return this.formula(text, at, 'number');
  }

  condition(text: string, at: string): Read<FormulaReading> {
    return this.formula(text, at, 'boolean');
  }

  formula(text: string, at: string, expected?: 'number' | 'boolean'): Read<FormulaReading> {
    const parsed = parseFormula(text, this.scope);
    this.diagnostics.push(...atPath(`${this.path}/${at}`, parsed.diagnostics));
    const type = parsed.node?.type;
    if (expected !== undefined && type !== undefined && !fits(type, expected)) {
      this.report(expected === 'number' ? 'score.measure.notNumber' : 'score.condition.notBoolean', at, text);
    }
    if (!parsed.node || hasErrors(parsed.diagnostics)) return () => UNREAD;
    const formula = compileParsed(parsed);
    for (const ref of formula.facts) this.needs(ref);
    return (run) => run.evaluate(formula);
  }

  limit(limit: Limit, at: string): Read<LimitValue> {
    if (typeof limit === 'number') return () => ({ value: limit });
    const read = this.number(limit, at);
    return (run) => {
      const formula = read(run);
      return { value: valueOf(formula, FORMULA_DECIMALS), formula };
    };
  }

  measure(measure: Measure, at: string): Read<MeasuredValue> {
    if (typeof measure === 'string') return this.measure({ formula: measure }, at);
    if ('formula' in measure) {
      const read = this.number(measure.formula, at);
      return (run) => {
        const formula = read(run);
        return { value: valueOf(formula, measure.decimals ?? FORMULA_DECIMALS), formula };
      };
    }
    const numerator = this.number(measure.numerator, `${at}/numerator`);
    const denominator = this.number(measure.denominator, `${at}/denominator`);
    return (run) => {
      const [part, whole] = [numerator(run), denominator(run)];
      return { value: quotientOf(part, whole, measure), numerator: part, denominator: whole };
    };
  }
}

/** `any` is known only when it is computed. */
function fits(type: FeelType, expected: 'number' | 'boolean'): boolean {
  return type === 'boolean' || type === expected || type === 'any' || type === 'null';
}

function valueOf(reading: FormulaReading, decimals: number): LimitValue['value'] {
  const value = numberOf(reading);
  return value === null ? null : exactNumber(roundFraction(value, decimals));
}

function quotientOf(
  part: FormulaReading,
  whole: FormulaReading,
  { percent, decimals }: { readonly percent?: boolean; readonly decimals?: number },
): MeasuredValue['value'] {
  const [above, below] = [numberOf(part), numberOf(whole)];
  if (above === null || below === null || below.numerator === 0n) return null;
  const quotient = divideFractions(above, below);
  const value: Fraction = percent ? multiplyFractions(quotient, fractionOf(100)) : quotient;
  return exactNumber(decimals === undefined ? value : roundFraction(value, decimals));
}
