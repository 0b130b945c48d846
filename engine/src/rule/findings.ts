import type { Diagnostic, MessageArgument } from '../model/index.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import { ruleDiagnostic, type RuleDiagnosticCode, severityOf } from './rule-diagnostic.js';

/** Codes of budgets that are spent. */
const ENDS = /\.too[A-Z]/u;

/** Collects what is wrong with one rule; the first of them are kept. */
export class Findings {
  private readonly list: Diagnostic[] = [];

  /** @param root what is read, `rules/low-attendance` */
  constructor(private readonly root: string) {}

  /** @param pointer JSON pointer inside the rule, `/conditions/all/0` */
  add(
    code: RuleDiagnosticCode,
    pointer: string,
    args?: readonly MessageArgument[],
    severity?: 'warning',
  ): void {
    const isFull = this.list.length >= RULE_BUDGETS.findings;
    // Most of what comes when the list is full is one more warning: it is not even phrased.
    if (isFull && !ENDS.test(code) && (severity ?? severityOf(code)) !== 'error') return;
    const finding = ruleDiagnostic(code, this.root + pointer, args, severity);
    if (!isFull) {
      this.list.push(finding);
      return;
    }
    // What is said last, that a budget is spent, is said in any case; and no error gives way to a warning.
    const isWarning = (kept: Diagnostic) => kept.severity !== 'error';
    const place = ENDS.test(code) ? this.list.length - 1 : this.list.findLastIndex(isWarning);
    if (place >= 0) this.list[place] = finding;
  }

  get all(): readonly Diagnostic[] {
    return this.list;
  }

  get hasError(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }
}
