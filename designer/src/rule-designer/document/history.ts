import { execute, type Command } from './command.js';
import type { RuleDocument } from './rule-document.js';

/** A document with the commands that lead back and forth. */
export interface History {
  readonly document: RuleDocument;
  /** Newest last. */
  readonly undo: readonly Command[];
  readonly redo: readonly Command[];
}

export const startHistory = (document: RuleDocument): History => ({ document, undo: [], redo: [] });

/** Executes a command; one that changes nothing leaves no trace. */
export function perform(history: History, command: Command): History {
  const { document, inverse } = execute(history.document, command);
  if (document === history.document) return history;
  return { document, undo: [...history.undo, inverse], redo: [] };
}

export function undo(history: History): History {
  const command = history.undo.at(-1);
  if (!command) return history;
  const { document, inverse } = execute(history.document, command);
  return { document, undo: history.undo.slice(0, -1), redo: [...history.redo, inverse] };
}

export function redo(history: History): History {
  const command = history.redo.at(-1);
  if (!command) return history;
  const { document, inverse } = execute(history.document, command);
  return { document, undo: [...history.undo, inverse], redo: history.redo.slice(0, -1) };
}
