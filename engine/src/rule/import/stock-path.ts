import type { PathStep } from '../json-path.js';

interface Found {
  readonly value: unknown;
  /** Found by a step that looks at several places. */
  readonly inList: boolean;
}

/**
 * What json-rules-engine's own JSONPath finds: nothing is `undefined`, one thing is itself unless a step on the way to
 * it looked at several places, several are a list. Texts have characters and a length.
 */
export function stockValueAtPath(root: object, steps: readonly PathStep[]): unknown {
  const found = trace(root, steps, false);
  const [only] = found;
  if (only === undefined) return undefined;
  return found.length === 1 && !only.inList ? only.value : found.map(({ value }) => value);
}

function trace(value: unknown, steps: readonly PathStep[], inList: boolean): readonly Found[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ value, inList }];
  const own = (name: string, many: boolean): readonly Found[] =>
    value && Object.hasOwn(value, name) ? trace((value as Record<string, unknown>)[name], rest, many) : [];
  const children = typeof value === 'object' && value !== null ? Object.values(value) : [];
  switch (step.kind) {
    case 'name':
      return own(step.name, inList);
    case 'index':
      return own(String(step.index), inList);
    case 'union':
      return step.names.flatMap((name) => own(name, true));
    case 'wildcard':
      return children.flatMap((child) => trace(child, rest, true));
    case 'descend':
      return [
        ...trace(value, rest, inList),
        ...children.flatMap((child) => (typeof child === 'object' ? trace(child, steps, true) : [])),
      ];
    case 'slice': {
      if (!Array.isArray(value)) return [];
      // Zero as an end is no end there.
      const part = (value as readonly unknown[]).slice(step.from ?? 0, step.to || undefined);
      return part.filter((_, i) => i % step.by === 0).flatMap((child) => trace(child, rest, true));
    }
  }
}
