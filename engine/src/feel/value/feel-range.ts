/** Ends of a range; `null` where a unary test such as `< 10` leaves one open. */
export interface RangeEnds {
  readonly start: unknown;
  readonly end: unknown;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

/** A range as a value, DMN 1.5, 10.3.2.7: an interval, or a comparison such as `(>= 10)`. */
export class FeelRange implements RangeEnds {
  readonly start: unknown;
  readonly end: unknown;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  /** @param comparison  `=` or `!=` for the ranges `(= x)` and `(!= x)`, which are no intervals */
  constructor(
    ends: RangeEnds,
    readonly comparison?: '=' | '!=',
  ) {
    this.start = ends.start;
    this.end = ends.end;
    this.startIncluded = ends.startIncluded;
    this.endIncluded = ends.endIncluded;
  }
}
