import { periodKey, periodKindOf, periodRange, type Calendar, type PeriodKind } from '@zhengai/engine';
import { type CellProblem, parseInstant, wrong } from './parse-cell.js';

/** Reads one thing from the cells of a row, or why there is none. */
export type RowReader<T> = (cells: readonly string[]) => T | CellProblem;

const DAY_MS = 86_400_000;
/** A source's clock may be ahead of ours. */
const MAX_AHEAD_MS = DAY_MS;
/** A period may begin in the future (next year's enrolment), but a slip of the pen must not open decades. */
const MAX_PERIOD_AHEAD_DAYS = 400;
const EARLIEST_DAY = '1950-01-01';

/** No period may begin later. @param now  ISO instant */
export function latestPlausibleDay(now: string): string {
  return new Date(Date.parse(now) + MAX_PERIOD_AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10);
}

/** Texts whose meaning is kept: a column of periods or days holds few different ones. */
const KEPT = 10_000;

/** @param position  of the column; or what stands in every row */
export function columnReader<T>(
  from: { readonly position: number } | { readonly constant: string },
  parse: (text: string) => T | CellProblem,
): RowReader<T> {
  if ('constant' in from) {
    const result = parse(from.constant);
    return () => result;
  }
  const { position } = from;
  const kept = new Map<string, T | CellProblem>();
  return (cells) => {
    const text = (cells[position] ?? '').trim();
    let result = kept.get(text);
    if (result === undefined) {
      result = parse(text);
      if (kept.size >= KEPT) kept.clear();
      kept.set(text, result);
    }
    return result;
  };
}

/** Reads periods of one kind; where none is given, of the kind of the first one read. */
export class PeriodParser {
  readonly #latest: string;

  constructor(
    public kind: PeriodKind | undefined,
    private readonly calendar: Calendar,
    now: string,
  ) {
    this.#latest = latestPlausibleDay(now);
  }

  /** @returns its `periodKey` */
  readonly parse = (text: string): number | CellProblem => {
    const actual = periodKindOf(text);
    if (actual === undefined) {
      return wrong(
        text,
        '不是统计周期（写法举例：2024、2024-2025-1、2024-09）',
        'is no period (2024, 2024-2025-1, 2024-09)',
      );
    }
    this.kind ??= actual;
    if (actual !== this.kind) {
      return wrong(text, `是 ${actual}，这里应为 ${this.kind}`, `is a ${actual}; a ${this.kind} is needed`);
    }
    const { from } = periodRange(text, this.calendar);
    if (from < EARLIEST_DAY || from > this.#latest) {
      return wrong(
        text,
        `不在可接受的周期范围内（${EARLIEST_DAY} 至 ${this.#latest}）`,
        `lies outside the plausible periods (${EARLIEST_DAY} to ${this.#latest})`,
      );
    }
    return periodKey(text);
  };
}

/** @returns milliseconds since the epoch; an instant in the future is a mistake, and would shut out every correction */
export function instantParser(now: string): (text: string) => number | CellProblem {
  const [earliest, latest] = [Date.parse(EARLIEST_DAY), Date.parse(now) + MAX_AHEAD_MS];
  return (text) => {
    const value = parseInstant(text);
    if (value === undefined) {
      return wrong(text, '不是日期或时间（写法：2024-09-01）', 'is no day or instant (2024-09-01)');
    }
    return value >= earliest && value <= latest
      ? value
      : wrong(text, '在 1950 年之前或晚于现在', 'is before 1950 or in the future');
  };
}
