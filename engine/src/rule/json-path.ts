import type { StructuredValue } from './rule-facts.js';

/** One step of a path. Wildcards, descents and slices make the result a list. */
export type PathStep =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descend'; readonly name: string }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined };

const STEP =
  /\.\.(?<descend>[\p{L}\p{N}_-]+)|\.?(?<wildcard>\*)|\[(?<bracketWildcard>\*)\]|\.(?<name>[^.[\]*@?()'"]+)|\[(?<index>\d{1,9})\]|\[(?<from>-?\d{1,9})?:(?<to>-?\d{1,9})?\]|\['(?<single>[^']*)'\]|\["(?<double>[^"]*)"\]/uy;

/**
 * Reads the part of JSONPath that cannot run code: names, indices, `*`, `..name` and slices. Filters and scripts
 * are not part of it.
 *
 * @returns `undefined` for a path outside that part
 */
export function parsePath(path: string): readonly PathStep[] | undefined {
  if (path.startsWith('.')) return undefined;
  const text = path.startsWith('$') ? path.slice(1) : path.startsWith('[') ? path : `.${path}`;
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups;
    if (groups === undefined) return undefined;
    steps.push(stepOf(groups));
    if (steps.length > 32) return undefined;
  }
  return steps;
}

function stepOf(groups: Record<string, string | undefined>): PathStep {
  const name = groups['name'] ?? groups['single'] ?? groups['double'];
  if (name !== undefined) return { kind: 'name', name };
  if (groups['descend'] !== undefined) return { kind: 'descend', name: groups['descend'] };
  if (groups['index'] !== undefined) return { kind: 'index', index: Number(groups['index']) };
  if (groups['wildcard'] !== undefined || groups['bracketWildcard'] !== undefined)
    return { kind: 'wildcard' };
  const bound = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
  return { kind: 'slice', from: bound(groups['from']), to: bound(groups['to']) };
}

/** The value at a path inside an object or list; `null` where there is none. Only own properties are seen. */
export function valueAtPath(root: StructuredValue, steps: readonly PathStep[]): StructuredValue {
  let found: StructuredValue[] = [root];
  let many = false;
  for (const step of steps) {
    many ||= step.kind === 'wildcard' || step.kind === 'descend' || step.kind === 'slice';
    found = found.flatMap((value) => follow(value, step));
    if (found.length === 0) return null;
  }
  return many ? found : (found[0] ?? null);
}

function follow(value: StructuredValue, step: PathStep): readonly StructuredValue[] {
  if (value === null || typeof value !== 'object') return [];
  switch (step.kind) {
    case 'name':
      return own(value, step.name);
    case 'index':
      return own(value, String(step.index));
    case 'wildcard':
      return Object.values(value);
    case 'descend':
      return descend(value, step.name);
    case 'slice':
      return Array.isArray(value) ? (value as readonly StructuredValue[]).slice(step.from, step.to) : [];
  }
}

function own(value: object, name: string): readonly StructuredValue[] {
  return Object.hasOwn(value, name) ? [(value as Record<string, StructuredValue>)[name] ?? null] : [];
}

function descend(value: StructuredValue, name: string): readonly StructuredValue[] {
  if (value === null || typeof value !== 'object') return [];
  return [...own(value, name), ...Object.values(value).flatMap((child) => descend(child, name))];
}
