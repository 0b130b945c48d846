import { compareValues, equalValues, FeelRange, rangeIncludes } from '../value/index.js';
import { point, range, text } from './parameter.js';
import { parseRange } from './parse-range.js';
import { signature, type Builtin } from './signature.js';

type Truth = boolean | null;
/** A point is the range that holds it alone. */
type Span = Pick<FeelRange, 'start' | 'end' | 'startIncluded' | 'endIncluded'>;

function spanOf(value: unknown): Span {
  if (value instanceof FeelRange) return value;
  return { start: value, end: value, startIncluded: true, endIncluded: true };
}

/** `a` ends before `b` begins. */
function isBefore(a: Span, b: Span): Truth {
  if (a.end === null || b.start === null) return false;
  const order = compareValues(a.end, b.start);
  return order === null ? null : order < 0 || (order === 0 && !(a.endIncluded && b.startIncluded));
}

/** Order of two starts: negative when `a` starts first. */
function compareStarts(a: Span, b: Span): number | null {
  if (a.start === null || b.start === null) return a.start === b.start ? 0 : a.start === null ? -1 : 1;
  const order = compareValues(a.start, b.start);
  return order === 0 ? Number(b.startIncluded) - Number(a.startIncluded) : order;
}

function compareEnds(a: Span, b: Span): number | null {
  if (a.end === null || b.end === null) return a.end === b.end ? 0 : a.end === null ? 1 : -1;
  const order = compareValues(a.end, b.end);
  return order === 0 ? Number(a.endIncluded) - Number(b.endIncluded) : order;
}

function and(...truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function test(order: number | null, holds: (order: number) => boolean): Truth {
  return order === null ? null : holds(order);
}

function overlaps(a: Span, b: Span): Truth {
  const [before, after] = [isBefore(a, b), isBefore(b, a)];
  return and(before === null ? null : !before, after === null ? null : !after);
}

function meets(a: Span, b: Span): Truth {
  return and(a.endIncluded, b.startIncluded, equalValues(a.end, b.start));
}

function overlapsBefore(a: Span, b: Span): Truth {
  return and(
    test(compareStarts(a, b), (order) => order < 0),
    test(compareEnds(a, b), (order) => order <= 0),
    overlaps(a, b),
  );
}

function finishes(a: Span, b: Span): Truth {
  return and(
    a.endIncluded === b.endIncluded,
    equalValues(a.end, b.end),
    test(compareStarts(a, b), (order) => order >= 0),
  );
}

function starts(a: Span, b: Span): Truth {
  return and(
    a.startIncluded === b.startIncluded,
    equalValues(a.start, b.start),
    test(compareEnds(a, b), (order) => order <= 0),
  );
}

function includes(a: Span, b: Span): Truth {
  return and(
    test(compareStarts(a, b), (order) => order <= 0),
    test(compareEnds(a, b), (order) => order >= 0),
  );
}

function coincides(a: Span, b: Span): Truth {
  return and(
    a.startIncluded === b.startIncluded,
    a.endIncluded === b.endIncluded,
    equalValues(a.start, b.start),
    equalValues(a.end, b.end),
  );
}

type Kind = 'point' | 'range';

/** A relation between points or ranges, with the names that the standard gives the parameters. */
function relation(
  holds: (a: Span, b: Span) => Truth,
  ...kinds: readonly (readonly [Kind, string, Kind, string])[]
): Builtin {
  return kinds.map(([first, firstName, second, secondName]) =>
    signature(
      [
        first === 'point' ? point(firstName) : range(firstName),
        second === 'point' ? point(secondName) : range(secondName),
      ],
      (_call, a, b) => holds(spanOf(a), spanOf(b)),
    ),
  );
}

const swapped =
  (holds: (a: Span, b: Span) => Truth): ((a: Span, b: Span) => Truth) =>
  (a, b) =>
    holds(b, a);

const EVERY_PAIR = [
  ['point', 'point1', 'point', 'point2'],
  ['point', 'point', 'range', 'range'],
  ['range', 'range', 'point', 'point'],
  ['range', 'range1', 'range', 'range2'],
] as const;
const RANGES = ['range', 'range1', 'range', 'range2'] as const;
const POINT_RANGE = ['point', 'point', 'range', 'range'] as const;
const RANGE_POINT = ['range', 'range', 'point', 'point'] as const;

/** Relations of points and ranges, DMN 1.5, 10.3.4.7, and `range`, 10.3.4.1. */
export const RANGE_BUILTINS = {
  range: [signature([text('from')], (call, from) => parseRange(call, from))],
  before: relation(isBefore, ...EVERY_PAIR),
  after: relation(swapped(isBefore), ...EVERY_PAIR),
  meets: relation(meets, RANGES),
  'met by': relation(swapped(meets), RANGES),
  overlaps: relation(overlaps, RANGES),
  'overlaps before': relation(overlapsBefore, RANGES),
  'overlaps after': relation(swapped(overlapsBefore), RANGES),
  finishes: relation(finishes, POINT_RANGE, RANGES),
  'finished by': relation(swapped(finishes), RANGE_POINT, RANGES),
  includes: [
    signature([range('range'), point('point')], (_call, holder, value) => rangeIncludes(holder, value)),
    ...relation(includes, RANGES),
  ],
  during: [
    signature([point('point'), range('range')], (_call, value, holder) => rangeIncludes(holder, value)),
    ...relation(swapped(includes), RANGES),
  ],
  starts: relation(starts, POINT_RANGE, RANGES),
  'started by': relation(swapped(starts), RANGE_POINT, RANGES),
  coincides: relation(coincides, ['point', 'point1', 'point', 'point2'], RANGES),
} satisfies Record<string, Builtin>;
