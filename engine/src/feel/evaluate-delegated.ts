import type { DelegatedNode, FeelType } from './feel-node.js';
import { feelWarning } from './feel-warning.js';
import type { FeelRun } from './feel-run.js';

/** Computes a part whose types were not known; what turns out to be of another type than it must be is null. */
export function evaluateDelegated(node: DelegatedNode, text: string, run: FeelRun): unknown {
  const value = node.evaluate(run);
  if (isOf(value, node.type)) return value;
  run.warn?.(feelWarning('feel.wrongType', text.slice(node.from, node.to)));
  return null;
}

function isOf(value: unknown, type: FeelType): boolean {
  if (value === null || type === 'any' || type === 'other') return true;
  if (type === 'list') return Array.isArray(value);
  if (type === 'text' || type === 'date') return typeof value === 'string';
  return typeof value === type;
}
