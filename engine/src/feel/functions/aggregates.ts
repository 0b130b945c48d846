import { addTemporal, isDuration } from '../temporal/index.js';
import { compareValues } from '../value/index.js';
import { LIST_FUNCTIONS } from '../number-function.js';
import { finite } from './numbers.js';
import { any, list } from './parameter.js';
import { restSignature, signature, type Builtin, type CallContext } from './signature.js';

/** Written with a list or with its elements as arguments. */
function aggregate(apply: (call: CallContext, values: readonly unknown[]) => unknown): Builtin {
  const counted = (call: CallContext, values: readonly unknown[]) => {
    call.budget.spend(values.length);
    return apply(call, values);
  };
  return [
    signature([list('list')], (call, values) => counted(call, values)),
    restSignature(any('n'), (call, values) =>
      values[0] === null && values.length === 1 ? null : counted(call, values),
    ),
  ];
}

/** Over numbers alone; of an empty list, or one that holds anything else, null. */
function ofNumbers(apply: (values: readonly number[]) => number, fewest = 1): Builtin {
  return aggregate((call, values) =>
    values.length >= fewest && allNumbers(call, values) ? finite(call, apply(values)) : null,
  );
}

function allNumbers(call: CallContext, values: readonly unknown[]): values is readonly number[] {
  if (values.every((one) => typeof one === 'number')) return true;
  if (!values.includes(null)) {
    call.warn('feel.argument', { zh: '列表中只能有数', en: 'the list must hold numbers alone' });
  }
  return false;
}

/** Kleene's; null for what is neither true nor false. */
function truths(decisive: boolean): Builtin {
  return aggregate((call, values) => {
    if (!values.every((one) => one === null || typeof one === 'boolean')) {
      call.warn('feel.argument', { zh: '列表中只能有是非值', en: 'the list must hold truth values alone' });
      return values.includes(decisive) ? decisive : null;
    }
    if (values.includes(decisive)) return decisive;
    return values.includes(null) ? null : !decisive;
  });
}

function extreme(sign: 1 | -1): Builtin {
  return aggregate((call, values) => {
    let best: unknown = values[0] ?? null;
    for (const value of values) {
      const order = compareValues(value, best);
      if (order === null) {
        if (value !== null && best !== null) {
          call.warn('feel.argument', { zh: '列表中的值不能比较大小', en: 'the elements have no order' });
        }
        return null;
      }
      if (order * sign > 0) best = value;
    }
    return best;
  });
}

function fold(name: 'sum' | 'product' | 'mean' | 'median'): (values: readonly number[]) => number {
  return (values) => LIST_FUNCTIONS[name]?.(values) ?? NaN;
}

/** Sample standard deviation. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Most frequent values, ascending. */
function modes(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return [...counts].flatMap(([value, count]) => (count === most ? [value] : [])).sort((a, b) => a - b);
}

/** One value of a list, DMN 1.5, 10.3.4.4. */
export const AGGREGATE_BUILTINS = {
  count: [signature([list('list')], (_call, values) => values.length)],
  min: extreme(-1),
  max: extreme(1),
  sum: aggregate((call, values) => {
    if (values.length > 0 && values.every(isDuration)) {
      return values.reduce<unknown>((total, one) => (total === null ? one : addTemporal(total, one)), null);
    }
    return values.length > 0 && allNumbers(call, values) ? finite(call, fold('sum')(values)) : null;
  }),
  product: ofNumbers(fold('product')),
  mean: ofNumbers(fold('mean')),
  median: ofNumbers(fold('median')),
  stddev: ofNumbers(deviation, 2),
  mode: aggregate((call, values) => (allNumbers(call, values) ? modes(values) : null)),
  all: truths(false),
  any: truths(true),
} satisfies Record<string, Builtin>;
