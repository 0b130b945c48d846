import { RULE_BUDGETS } from './rule-budgets.js';
import type { StructuredValue } from './rule-facts.js';

/** One step of a path. All but names and indices make the result a list. */
export type PathStep =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  /** The value itself and every object and list inside it. */
  | { readonly kind: 'descend' }
  | { readonly kind: 'union'; readonly names: readonly string[] }
  | {
      readonly kind: 'slice';
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly by: number;
    };

const STEP =
  /(?<descend>\.(?=\.[^.[\]])|\.\.(?=\[))|\.?(?<wildcard>\*)|\[(?<bracketWildcard>\*)\]|\.(?<name>[^.[\]*@?()'"^~`$,]+)|\[(?<index>\d{1,9})\]|\[(?<union>[^[\]*@?()'"^~`$:.]{1,200})\]|\[(?<from>-?\d{1,9})?:(?<to>-?\d{1,9})?(?::(?<by>\d{1,9})?)?\]|\['(?<single>[^']*)'\]|\["(?<double>[^"]*)"\]/uy;

/**
 * Reads the part of JSONPath that cannot run code: names, indices, `*`, `..`, unions and slices. Filters, scripts,
 * parents and types are not part of it.
 *
 * @returns `undefined` for a path outside that part
 */
export function parsePath(path: string): readonly PathStep[] | undefined {
  if (path.startsWith('.') || path.length > RULE_BUDGETS.nameLength) return undefined;
  const text = path.startsWith('$') ? path.slice(1) : path.startsWith('[') ? path : `.${path}`;
  const steps: PathStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups;
    const step = groups && stepOf(groups);
    if (step === undefined) return undefined;
    steps.push(step);
    if (steps.length > RULE_BUDGETS.pathSteps) return undefined;
  }
  return steps;
}

function stepOf(groups: Record<string, string | undefined>): PathStep | undefined {
  const name = groups['name'] ?? groups['single'] ?? groups['double'];
  if (name !== undefined) return { kind: 'name', name };
  if (groups['descend'] !== undefined) return { kind: 'descend' };
  if (groups['index'] !== undefined) return { kind: 'index', index: Number(groups['index']) };
  if (groups['union'] !== undefined) {
    // A bare name in brackets is no JSONPath; several are.
    const names = groups['union'].split(',');
    return names.length > 1 ? { kind: 'union', names } : undefined;
  }
  if (groups['wildcard'] !== undefined || groups['bracketWildcard'] !== undefined)
    return { kind: 'wildcard' };
  const bound = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
  return {
    kind: 'slice',
    from: bound(groups['from']),
    to: bound(groups['to']),
    by: Math.max(1, bound(groups['by']) ?? 1),
  };
}

/**
 * The value at a path inside an object or list; `null` where there is none, and where the value is too deep or too
 * large to look through. Only own properties are seen.
 */
export function valueAtPath(root: StructuredValue, steps: readonly PathStep[]): StructuredValue {
  let found: StructuredValue[] = [root];
  let many = false;
  let budget: number = RULE_BUDGETS.comparisonSteps;
  for (const step of steps) {
    many ||= step.kind !== 'name' && step.kind !== 'index';
    const next: StructuredValue[] = [];
    for (const value of found) {
      if (!follow(value, step, next, budget)) return null;
      budget -= 1;
      if (next.length > budget) return null;
    }
    budget -= next.length;
    if (next.length === 0) return null;
    found = next;
  }
  return many ? found : (found[0] ?? null);
}

/** Adds what a step finds; false when there is too much of it. */
function follow(value: StructuredValue, step: PathStep, out: StructuredValue[], limit: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  switch (step.kind) {
    case 'name':
      addOwn(value, step.name, out);
      return true;
    case 'index':
      addOwn(value, String(step.index), out);
      return true;
    case 'union':
      for (const name of step.names) addOwn(value, name, out);
      return true;
    case 'wildcard':
      for (const child of Object.values(value as Record<string, StructuredValue>)) out.push(child);
      return true;
    case 'descend':
      return addInside(value, out, limit, 0);
    case 'slice': {
      if (!Array.isArray(value)) return true;
      const part = (value as readonly StructuredValue[]).slice(step.from, step.to);
      for (let i = 0; i < part.length; i += step.by) out.push(part[i] ?? null);
      return true;
    }
  }
}

function addOwn(value: object, name: string, out: StructuredValue[]): void {
  if (Object.hasOwn(value, name)) out.push((value as Record<string, StructuredValue>)[name] ?? null);
}

/** A value and all objects and lists in it, outer ones first. */
function addInside(value: StructuredValue, out: StructuredValue[], limit: number, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (depth > RULE_BUDGETS.factDepth || out.length >= limit) return false;
  out.push(value);
  for (const child of Object.values(value as Record<string, StructuredValue>)) {
    if (!addInside(child, out, limit, depth + 1)) return false;
  }
  return true;
}
