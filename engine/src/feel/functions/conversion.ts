import { isSameTemporal, isTemporal } from '../temporal/index.js';
import { equalValues, typeOfValue, valueText } from '../value/index.js';
import { any, nullable, optional, text, truth } from './parameter.js';
import { signature, type Builtin, type CallContext } from './signature.js';

const SEPARATORS: Readonly<Record<string, RegExp>> = { ' ': / /g, ',': /,/g, '.': /\./g };

/** `number`, `string`, `not`, `is`: DMN 1.5, 10.3.4.1, 10.3.4.2 and 10.3.4.6. */
export const CONVERSION_BUILTINS = {
  number: [
    signature([text('from')], (call, from) => readNumber(call, from)),
    signature(
      [text('from'), nullable(text('grouping separator')), optional(nullable(text('decimal separator')))],
      (call, from, grouping, point) => separated(call, from, grouping, point ?? null),
    ),
  ],
  string: [
    signature([any('from')], (call, from) => {
      if (from === null) return null;
      const made = valueText(from);
      call.budget.spend(Math.ceil(made.length / 100));
      return call.budget.text(made);
    }),
  ],
  not: [signature([nullable(truth('negand'))], (_call, negand) => (negand === null ? null : !negand))],
  is: [
    signature([any('value1'), any('value2')], (_call, a, b) => {
      if (typeOfValue(a) !== typeOfValue(b)) return false;
      return isTemporal(a) && isTemporal(b) ? isSameTemporal(a, b) : equalValues(a, b) === true;
    }),
  ],
} satisfies Record<string, Builtin>;

function readNumber(call: CallContext, from: string): number | null {
  const value = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(from) ? Number(from) : NaN;
  if (Number.isFinite(value)) return value;
  call.warn('feel.argument', { zh: `“${from}”不是数`, en: `“${from}” is no number` });
  return null;
}

function separated(
  call: CallContext,
  from: string,
  grouping: string | null,
  point: string | null,
): number | null {
  const groups = grouping === null ? undefined : SEPARATORS[grouping];
  const known = (grouping === null || groups) && (point === null || point === '.' || point === ',');
  if (!known || (grouping !== null && grouping === point)) {
    call.warn('feel.argument', {
      zh: '分组符号只能是空格、逗号或点，小数点只能是另一个逗号或点',
      en: 'digits are grouped by a space, comma or point, decimals set off by another comma or point',
    });
    return null;
  }
  const plain = groups ? from.replace(groups, '') : from;
  return readNumber(call, point === null || point === '.' ? plain : plain.replace(point, '.'));
}
