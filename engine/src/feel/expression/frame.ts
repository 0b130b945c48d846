import type { LocalizedText } from '../../model/index.js';
import type { FeelRun } from '../feel-run.js';
import { feelWarning, type FeelWarningCode } from '../feel-warning.js';
import type { StepBudget } from '../value/index.js';

/** Values of the names that one part of an expression declares, inside those of the parts around it. */
export class Frame {
  constructor(
    readonly run: FeelRun,
    readonly budget: StepBudget,
    readonly values: readonly unknown[] = [],
    readonly outer?: Frame,
  ) {}

  inner(values: readonly unknown[]): Frame {
    return new Frame(this.run, this.budget, values, this);
  }

  /** The same, telling nobody what goes wrong. */
  silent(): Frame {
    const { warn: _, ...run } = this.run;
    return new Frame(run, this.budget, this.values, this.outer);
  }

  /** @param typed  the part at fault, as typed */
  warn(code: FeelWarningCode, typed: string, detail?: LocalizedText): null {
    this.run.warn?.(feelWarning(code, typed, detail));
    return null;
  }
}

/** A compiled part of an expression. */
export type Expression = (frame: Frame) => unknown;
