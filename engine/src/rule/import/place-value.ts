import type { PathStep } from '../json-path.js';
import type { StructuredValue } from '../rule-facts.js';

type Holder = Record<string, unknown>;

/**
 * A copy of an object or list with a value where a path leads; what stands there already stays beside it. Where a path
 * looks at several places the value's elements are put one into each.
 */
export function placeValue(
  root: StructuredValue | undefined,
  steps: readonly PathStep[],
  value: StructuredValue,
): StructuredValue {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const inside = (name: string, inner: StructuredValue) => {
    const holder = holderOf(root, /^\d+$/u.test(name)) as Holder;
    const before = Object.hasOwn(holder, name) ? (holder[name] as StructuredValue) : undefined;
    Object.defineProperty(holder, name, {
      value: placeValue(before, rest, inner),
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return holder as StructuredValue;
  };
  switch (step.kind) {
    case 'name':
      return inside(step.name, value);
    case 'index': {
      const list = holderOf(root, true) as StructuredValue[];
      for (let i = list.length; i < Math.min(step.index, 100); i += 1) list.push(null);
      list[Math.min(step.index, 100)] = placeValue(list[step.index], rest, value);
      return list;
    }
    case 'descend':
      return placeValue(root, rest, value);
    case 'union':
      return step.names.reduce<StructuredValue>(
        (holder, name, i) =>
          placeValue(
            holder,
            [{ kind: 'name', name }, ...rest],
            Array.isArray(value) ? elementOf(value, i) : value,
          ),
        root ?? (step.names.every((name) => /^\d+$/u.test(name)) ? [] : {}),
      );
    case 'wildcard':
    case 'slice':
      return (Array.isArray(value) ? (value as readonly StructuredValue[]) : [value]).map((element) =>
        placeValue(undefined, rest, element),
      );
  }
}

const elementOf = (list: StructuredValue, i: number) => (list as readonly StructuredValue[])[i] ?? null;

function holderOf(root: StructuredValue | undefined, list: boolean): object {
  if (Array.isArray(root)) return [...(root as readonly StructuredValue[])];
  if (typeof root === 'object' && root !== null) return { ...root };
  return list ? [] : {};
}
