/** A text that is no period, or a period outside what the product can count. */
export class PeriodError extends Error {
  override readonly name = 'PeriodError';
  constructor(
    readonly code: 'period.invalid' | 'period.outOfRange' | 'period.mixedKinds' | 'period.outsideCalendar',
    readonly period: string,
    message: string,
  ) {
    super(message);
  }
}
