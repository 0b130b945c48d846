import type { LocalizedText } from '../../model/index.js';
import type { FeelWarningCode } from '../feel-warning.js';
import { callBuiltin, type Builtin, type CallContext } from '../functions/index.js';
import { FeelClosure, type StepBudget } from '../value/index.js';
import type { Frame } from './frame.js';

/** One call of a built-in function, as the function sees it. */
export class BuiltinCall implements CallContext {
  readonly budget: StepBudget;
  declare readonly instant?: string;

  constructor(
    private readonly frame: Frame,
    private readonly typed: string,
  ) {
    this.budget = frame.budget;
    if (frame.run.instant !== undefined) this.instant = frame.run.instant;
  }

  warn(code: FeelWarningCode, detail?: LocalizedText): void {
    this.frame.warn(code, this.typed, detail);
  }
}

/** A built-in function as a value. */
export function builtinClosure(name: string, builtin: Builtin, frame: Frame): FeelClosure {
  const parameters = (builtin[0]?.parameters ?? []).map((one) => ({ name: one.name }));
  return new FeelClosure(
    parameters,
    (values) => callBuiltin(builtin, new BuiltinCall(frame, name), values),
    true,
  );
}
