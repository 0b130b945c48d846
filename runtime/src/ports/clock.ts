/** The only source of time in the runtime. */
export interface Clock {
  /** ISO instant in UTC with milliseconds. */
  now(): string;
}
