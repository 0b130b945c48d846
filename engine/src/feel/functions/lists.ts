import { compareValues, equalValues, type FeelClosure, isList } from '../value/index.js';
import { any, closure, list, number, optional } from './parameter.js';
import { restSignature, signature, type Builtin, type CallContext } from './signature.js';
import { sortBy } from './sort-by.js';

/** Functions over lists, DMN 1.5, 10.3.4.4; positions count from 1, or from the end with −1. */
export const LIST_BUILTINS = {
  'list contains': [
    signature([list('list'), any('element')], (call, values, element) => {
      call.budget.spend(values.length);
      return values.some((one) => equalValues(one, element) === true);
    }),
  ],
  'list replace': [
    signature([list('list'), number('position'), any('newItem')], (call, values, position, newItem) => {
      const at = indexAt(values, position);
      return at === undefined ? outside(call) : made(call, values.with(at, newItem));
    }),
    signature([list('list'), closure('match'), any('newItem')], (call, values, match, newItem) =>
      replaceMatching(call, values, match, newItem),
    ),
  ],
  sublist: [
    signature(
      [list('list'), number('start position'), optional(number('length'))],
      (call, values, start, length) => {
        const at = indexAt(values, start);
        if (at === undefined || (length !== undefined && length < 1)) return outside(call);
        return made(call, values.slice(at, length === undefined ? undefined : at + Math.trunc(length)));
      },
    ),
  ],
  append: [
    signature([list('list'), any('item')], (call, values, item) => made(call, [...values, item])),
    restSignature(any('item'), (call, values) => {
      const [first, ...items] = values;
      return first === null ? null : made(call, [...(isList(first) ? first : [first]), ...items]);
    }),
  ],
  concatenate: [restSignature(list('list'), (call, lists) => made(call, (lists as unknown[][]).flat()))],
  'insert before': [
    signature([list('list'), number('position'), any('newItem')], (call, values, position, newItem) => {
      const at = indexAt(values, position);
      return at === undefined ? outside(call) : made(call, values.toSpliced(at, 0, newItem));
    }),
  ],
  remove: [
    signature([list('list'), number('position')], (call, values, position) => {
      const at = indexAt(values, position);
      return at === undefined ? outside(call) : made(call, values.toSpliced(at, 1));
    }),
  ],
  reverse: [signature([list('list')], (call, values) => made(call, values.toReversed()))],
  'index of': [
    signature([list('list'), any('match')], (call, values, match) => {
      call.budget.spend(values.length);
      return values.flatMap((one, i) => (equalValues(one, match) === true ? [i + 1] : []));
    }),
  ],
  union: [restSignature(list('list'), (call, lists) => distinct(call, (lists as unknown[][]).flat()))],
  'distinct values': [signature([list('list')], (call, values) => distinct(call, values))],
  flatten: [
    signature([list('list')], (call, values) => {
      const flat: unknown[] = [];
      flattenInto(call, values, flat);
      return flat;
    }),
  ],
  sort: [
    signature([list('list'), closure('precedes')], (call, values, precedes) =>
      sortBy(call, values, precedes),
    ),
    signature([list('list')], (call, values) => sortNaturally(call, values)),
  ],
} satisfies Record<string, Builtin>;

/** Index of a position that is not 0 and within the list. */
function indexAt(values: readonly unknown[], position: number): number | undefined {
  const whole = Math.trunc(position);
  const index = whole > 0 ? whole - 1 : values.length + whole;
  return whole !== 0 && index >= 0 && index < values.length ? index : undefined;
}

function outside(call: CallContext): null {
  call.warn('feel.argument', { zh: '位置不在列表之内', en: 'the position lies outside the list' });
  return null;
}

function made(call: CallContext, values: readonly unknown[]): readonly unknown[] {
  call.budget.spend(values.length);
  return values;
}

function replaceMatching(
  call: CallContext,
  values: readonly unknown[],
  match: FeelClosure,
  newItem: unknown,
): readonly unknown[] | null {
  if (match.parameters.length !== 2) {
    call.warn('feel.argument', {
      zh: 'match 要是两个参数的函数',
      en: 'match must be a function of two parameters',
    });
    return null;
  }
  const replaced: unknown[] = [];
  for (const value of values) {
    call.budget.spend(1);
    const matches = match.apply([value, newItem]);
    if (typeof matches !== 'boolean') {
      call.warn('feel.argument', { zh: 'match 没有给出是非值', en: 'match gives neither true nor false' });
      return null;
    }
    replaced.push(matches ? newItem : value);
  }
  return replaced;
}

/** The first of equal values stays. Numbers and texts are looked up, others compared with each other. */
function distinct(call: CallContext, values: readonly unknown[]): readonly unknown[] {
  const seen = new Set<unknown>();
  const kept: unknown[] = [];
  const compared: unknown[] = [];
  for (const value of values) {
    call.budget.spend(1);
    if (typeof value === 'object' && value !== null) {
      call.budget.spend(4 * compared.length);
      if (compared.some((one) => equalValues(one, value) === true)) continue;
      compared.push(value);
    } else if (seen.has(value)) continue;
    else seen.add(value);
    kept.push(value);
  }
  return kept;
}

function flattenInto(call: CallContext, values: readonly unknown[], flat: unknown[]): void {
  call.budget.nested(() => {
    for (const value of values) {
      call.budget.spend(1);
      if (isList(value)) flattenInto(call, value, flat);
      else flat.push(value);
    }
  });
}

function sortNaturally(call: CallContext, values: readonly unknown[]): readonly unknown[] | null {
  const ordered = values.every((one, i) => i === 0 || compareValues(values[0], one) !== null);
  if (!ordered) {
    call.warn('feel.argument', { zh: '列表中的值不能比较大小', en: 'the elements have no order' });
    return null;
  }
  call.budget.spend(values.length * Math.ceil(Math.log2(values.length + 2)));
  return values.toSorted((a, b) => compareValues(a, b) ?? 0);
}
