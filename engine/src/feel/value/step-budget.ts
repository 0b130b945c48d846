/** Thrown where a formula takes more steps, memory or nested calls than any honest one; ends as a warning. */
export class BudgetExceeded extends Error {
  constructor(readonly limit: 'steps' | 'calls' | 'text') {
    super(limit);
  }
}

/** Of one computation of a formula. */
export const MAX_STEPS = 200_000;
const MAX_CALLS = 400;
const MAX_TEXT = 1_000_000;

/** What one computation of a formula may still use; counts instead of a clock, so that a result never depends on speed. */
export class StepBudget {
  private steps = MAX_STEPS;
  private calls = 0;

  /** Steps taken so far; what was refused is not among them. */
  get taken(): number {
    return MAX_STEPS - this.steps;
  }

  /** One element visited or made is one step. */
  spend(steps: number): void {
    if (steps > this.steps) throw new BudgetExceeded('steps');
    this.steps -= steps;
  }

  /** Runs one call of a function that a formula defines. */
  nested<T>(call: () => T): T {
    this.spend(1);
    if (++this.calls > MAX_CALLS) throw new BudgetExceeded('calls');
    try {
      return call();
    } finally {
      this.calls--;
    }
  }

  /** A text just made. */
  text(text: string): string {
    if (text.length > MAX_TEXT) throw new BudgetExceeded('text');
    return text;
  }
}
