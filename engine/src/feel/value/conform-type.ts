import { FeelClosure } from './feel-closure.js';
import { FeelRange } from './feel-range.js';
import { isContext, isList, typeOfValue } from './feel-value.js';
import { ANY_TYPE, type TypeSpec } from './type-spec.js';

/** Whether a value is an instance of a type; null is one of no type, but may stand inside lists and contexts. */
export function isInstanceOf(value: unknown, spec: TypeSpec): boolean {
  if (value === null) return spec.kind === 'plain' && spec.type === 'null';
  switch (spec.kind) {
    case 'any':
      return true;
    case 'plain':
      return typeOfValue(value) === spec.type;
    case 'list':
      return isList(value) && value.every((element) => element === null || isInstanceOf(element, spec.of));
    case 'range':
      return (
        value instanceof FeelRange &&
        [value.start, value.end].every((end) => end === null || isInstanceOf(end, spec.of))
      );
    case 'context':
      return (
        isContext(value) &&
        spec.entries.every(([key, type]) => {
          if (!Object.hasOwn(value, key)) return false;
          const entry = value[key] ?? null;
          return entry === null || isInstanceOf(entry, type);
        })
      );
    case 'function':
      return (
        value instanceof FeelClosure &&
        value.parameters.length === spec.parameters.length &&
        value.parameters.every(({ type }, i) => isAsWide(type ?? ANY_TYPE, spec.parameters[i] ?? ANY_TYPE))
      );
  }
}

/** Whether a parameter of one type takes every value of another. */
function isAsWide(wide: TypeSpec, narrow: TypeSpec): boolean {
  return wide.kind === 'any' || JSON.stringify(wide) === JSON.stringify(narrow);
}

/**
 * A value made to fit a type, DMN 1.5, 10.3.2.9.4: a list of one element is its element where no list is asked for and
 * the other way round; what does not fit is null.
 */
export function coerceTo(value: unknown, spec: TypeSpec): unknown {
  if (value === null || isInstanceOf(value, spec)) return value;
  if (isList(value) && value.length === 1 && spec.kind !== 'list') return coerceTo(value[0], spec);
  return spec.kind === 'list' && !isList(value) && isInstanceOf(value, spec.of) ? [value] : null;
}
