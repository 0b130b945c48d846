import { dateFrom, dateTimeFrom, durationFrom, parseTemporal, timeFrom } from '../temporal/index.js';
import { compareValues, FeelRange, typeOfValue } from '../value/index.js';
import type { CallContext } from './signature.js';

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
const END = String.raw`(?:${QUOTED}|[^".]|\.(?!\.))*`;
const RANGE = new RegExp(`^\\s*([\\[(\\]])(${END})\\.\\.(${END})([\\])\\[])\\s*$`, 's');

const CONSTRUCTORS: Readonly<Record<string, (from: string) => unknown>> = {
  '@': parseTemporal,
  date: dateFrom,
  time: timeFrom,
  'date and time': dateTimeFrom,
  duration: durationFrom,
};

/** `range("[1..3]")`, DMN 1.5, 10.3.4.1: both ends are literals of one type, in order; one end may be left out. */
export function parseRange(call: CallContext, from: string): FeelRange | null {
  const match = RANGE.exec(from);
  const [start, end] = [endOf(match?.[2]), endOf(match?.[3])];
  const order = start === null || end === null ? 0 : compareValues(start, end);
  const fits =
    match !== null &&
    start !== undefined &&
    end !== undefined &&
    (start !== null || end !== null) &&
    (start === null || end === null || typeOfValue(start) === typeOfValue(end)) &&
    order !== null &&
    order <= 0;
  if (!fits) {
    call.warn('feel.argument', { zh: `“${from}”不是区间`, en: `“${from}” is no range` });
    return null;
  }
  return new FeelRange({
    start,
    end,
    startIncluded: match[1] === '[' && start !== null,
    endIncluded: match[4] === ']' && end !== null,
  });
}

/** `undefined` for what is no literal, null for nothing. */
function endOf(text: string | undefined): unknown {
  const literal = text?.trim();
  if (literal === undefined) return undefined;
  if (literal === '' || literal === 'null') return null;
  if (/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(literal)) return Number(literal);
  const [, constructor = '', quoted = ''] =
    /^(@|[a-z ]*?)\s*\(?\s*("(?:[^"\\]|\\.)*")\s*\)?$/s.exec(literal) ?? [];
  if (quoted === '') return undefined;
  const content = quoted.slice(1, -1).replace(/\\(.)/gs, '$1');
  if (constructor === '') return literal === quoted ? content : undefined;
  if (constructor !== '@' && !literal.endsWith(')')) return undefined;
  const construct = Object.hasOwn(CONSTRUCTORS, constructor) ? CONSTRUCTORS[constructor] : undefined;
  return construct?.(content) ?? undefined;
}
