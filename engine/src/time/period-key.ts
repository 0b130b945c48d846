import type { PeriodKind } from '../model/index.js';
import { isPossible, periodParts, periodText, type PeriodParts } from './period.js';
import { PeriodError } from './period-error.js';

/** Decimal digits that `part` and `sub` take in a key: 2024-2025-1-W05 is 2024105. */
const DIGITS: Record<PeriodKind, { part: number; sub: number }> = {
  calendarYear: { part: 1, sub: 1 },
  academicYear: { part: 1, sub: 1 },
  semester: { part: 10, sub: 1 },
  month: { part: 100, sub: 1 },
  teachingWeek: { part: 10, sub: 100 },
  week: { part: 100, sub: 1 },
  day: { part: 100, sub: 100 },
};

/**
 * A period as an integer that reads like it (2024-09-03 → 20240903, 2024-2025-1 → 20241), below 2^31.
 * Ordered within a kind, not consecutive: take `shiftPeriod` for the neighbours.
 */
export function periodKey(period: string): number {
  const { kind, year, part, sub } = periodParts(period);
  const digits = DIGITS[kind];
  return (year * digits.part + part) * digits.sub + sub;
}

export function periodOfKey(kind: PeriodKind, key: number): string {
  const digits = DIGITS[kind];
  const head = Math.floor(key / digits.sub);
  const parts: PeriodParts = {
    kind,
    year: Math.floor(head / digits.part),
    part: head % digits.part,
    sub: key % digits.sub,
  };
  if (!Number.isInteger(key) || !isPossible(parts)) {
    throw new PeriodError(
      'period.invalid',
      String(key),
      `${key} 不是 ${kind} 周期的键 / ${key} is no key of a ${kind}`,
    );
  }
  return periodText(parts);
}

/** Negative, 0 or positive, as `Array.sort` wants it; both of one kind. */
export function comparePeriods(a: string, b: string): number {
  const [left, right] = [periodParts(a), periodParts(b)];
  assertSameKind(left, right, a, b);
  return left.year - right.year || left.part - right.part || left.sub - right.sub;
}

export function assertSameKind(left: PeriodParts, right: PeriodParts, a: string, b: string): void {
  if (left.kind === right.kind) return;
  throw new PeriodError(
    'period.mixedKinds',
    b,
    `“${a}”和“${b}”不是同一种统计周期 / ${a} and ${b} are periods of different kinds`,
  );
}
