import type { LocalizedText } from '../../model/index.js';
import { isTemporal } from '../temporal/index.js';
import {
  FeelClosure,
  FeelRange,
  isContext,
  isList,
  typeOfValue,
  type FeelContext,
  type FeelValueType,
} from '../value/index.js';
import type { Parameter } from './signature.js';

/** Names of types as people read them. */
export const TYPE_TEXTS: Record<FeelValueType | 'any', LocalizedText> = {
  null: { zh: '空值', en: 'null' },
  number: { zh: '数', en: 'a number' },
  string: { zh: '文字', en: 'text' },
  boolean: { zh: '是非值', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  time: { zh: '时刻', en: 'a time' },
  'date and time': { zh: '日期和时刻', en: 'a date and time' },
  'years and months duration': { zh: '年月时长', en: 'a duration of years and months' },
  'days and time duration': { zh: '日时时长', en: 'a duration of days and time' },
  list: { zh: '列表', en: 'a list' },
  context: { zh: '上下文', en: 'a context' },
  range: { zh: '区间', en: 'a range' },
  function: { zh: '函数', en: 'a function' },
  any: { zh: '值', en: 'a value' },
};

function parameter<T>(
  name: string,
  type: LocalizedText,
  accept: (argument: unknown) => T | undefined,
  takesList = false,
): Parameter<T> {
  return { name, type, optional: false, accept, takesList };
}

export function text(name: string): Parameter<string> {
  return parameter(name, TYPE_TEXTS.string, (value) => (typeof value === 'string' ? value : undefined));
}

export function number(name: string): Parameter<number> {
  return parameter(name, TYPE_TEXTS.number, (value) => (typeof value === 'number' ? value : undefined));
}

export function truth(name: string): Parameter<boolean> {
  return parameter(name, TYPE_TEXTS.boolean, (value) => (typeof value === 'boolean' ? value : undefined));
}

/** A single value counts as a list of one; null does not. */
export function list(name: string): Parameter<readonly unknown[]> {
  return parameter(
    name,
    TYPE_TEXTS.list,
    (value) => (value === null ? undefined : isList(value) ? value : [value]),
    true,
  );
}

export function context(name: string): Parameter<FeelContext> {
  return parameter(name, TYPE_TEXTS.context, (value) => (isContext(value) ? value : undefined));
}

export function range(name: string): Parameter<FeelRange> {
  return parameter(name, TYPE_TEXTS.range, (value) =>
    value instanceof FeelRange && !value.comparison ? value : undefined,
  );
}

export function closure(name: string): Parameter<FeelClosure> {
  return parameter(name, TYPE_TEXTS.function, (value) => (value instanceof FeelClosure ? value : undefined));
}

/** Anything, null and lists too. */
export function any(name: string): Parameter<unknown> {
  return parameter(name, TYPE_TEXTS.any, (value) => value, true);
}

/** A number, text, truth value, date, time or duration: what has an order, and no list. */
export function point(name: string): Parameter<unknown> {
  return parameter(name, TYPE_TEXTS.any, (value) =>
    typeof value === 'number' || typeof value === 'string' || isTemporal(value) ? value : undefined,
  );
}

/** A value of one of FEEL's types. */
export function oneOf<T>(name: string, types: readonly FeelValueType[]): Parameter<T> {
  const type = {
    zh: types.map((one) => TYPE_TEXTS[one].zh).join('或'),
    en: types.map((one) => TYPE_TEXTS[one].en).join(' or '),
  };
  return parameter(name, type, (value) => (types.includes(typeOfValue(value)) ? (value as T) : undefined));
}

export function optional<T>(inner: Parameter<T>): Parameter<T | undefined> {
  return { ...inner, optional: true };
}

/** Also takes null. */
export function nullable<T>(inner: Parameter<T>): Parameter<T | null> {
  return { ...inner, accept: (value) => (value === null ? null : inner.accept(value)) };
}
