import {
  date,
  dateAndTime,
  evaluate,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  unaryTest,
} from 'feelin';
import type { DelegatedNode, FeelType } from './feel-node.js';
import { feelWarning } from './feel-warning.js';
import type { FeelRun } from './feel-run.js';

/** Computes a part of a formula with the reference interpreter, which reads its text each time. */
export function evaluateDelegated(node: DelegatedNode, text: string, run: FeelRun): unknown {
  const context: Record<string, unknown> = { now: () => instantOf(run), today: () => dayOf(run) };
  for (const { token, slot, type } of node.tokens) {
    run.read?.(slot);
    context[token] = toFeelin(run.values[slot] ?? null, type);
  }
  const typed = text.slice(node.from, node.to);
  try {
    const result = node.dialect === 'tests' ? unaryTest(node.text, context) : evaluate(node.text, context);
    for (const { message } of result.warnings) run.warn?.(feelWarning('feel.notComputed', typed, message));
    const value = fromFeelin(result.value);
    if (isOf(value, node.type)) return value;
    run.warn?.(feelWarning('feel.wrongType', typed));
  } catch (error) {
    run.warn?.(
      feelWarning('feel.notComputed', typed, error instanceof Error ? error.message : String(error)),
    );
  }
  return null;
}

function toFeelin(value: unknown, type: FeelType): unknown {
  return type === 'date' && typeof value === 'string' ? date(value) : value;
}

function fromFeelin(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (isTemporal(value)) return value.toString();
  return value;
}

function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return [FeelDate, FeelTime, FeelDateTime, FeelDuration].some((kind) => value instanceof kind);
}

function isOf(value: unknown, type: FeelType): boolean {
  if (value === null || type === 'any') return true;
  if (type === 'list') return Array.isArray(value);
  if (type === 'text' || type === 'date') return typeof value === 'string';
  return typeof value === type;
}

function instantOf({ instant }: FeelRun): unknown {
  return instant === undefined ? null : dateAndTime(instant);
}

function dayOf({ instant }: FeelRun): unknown {
  return instant === undefined ? null : date(instant.slice(0, 10));
}
