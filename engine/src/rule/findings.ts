import type { Diagnostic } from '../model/index.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import { type DiagnosticArgument, ruleDiagnostic, type RuleDiagnosticCode } from './rule-diagnostic.js';

/** Collects what is wrong with one rule; the first of them are kept. */
export class Findings {
  private readonly list: Diagnostic[] = [];

  /** @param root what is read, `rules/low-attendance` */
  constructor(private readonly root: string) {}

  /** @param pointer JSON pointer inside the rule, `/conditions/all/0` */
  add(
    code: RuleDiagnosticCode,
    pointer: string,
    args?: readonly DiagnosticArgument[],
    severity?: 'warning',
  ): void {
    if (this.list.length < RULE_BUDGETS.findings)
      this.list.push(ruleDiagnostic(code, this.root + pointer, args, severity));
  }

  get all(): readonly Diagnostic[] {
    return this.list;
  }

  get hasError(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }
}
