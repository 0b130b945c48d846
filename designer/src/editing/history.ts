/** What executing a command gives: the next document, and the command that leads back. */
export interface Executed<D, C> {
  readonly document: D;
  readonly inverse: C;
}

/** A command that does not fit the document gives back the same document. */
export type Execute<D, C> = (document: D, command: C) => Executed<D, C>;

/** An immutable document with the commands that lead back and forth. */
export interface History<D, C> {
  readonly document: D;
  /** Newest last. */
  readonly undo: readonly C[];
  readonly redo: readonly C[];
  /** What the newest step changes, where it may grow: typing a word is one step, not one for each letter. */
  readonly growing?: string;
}

export const startHistory = <D, C>(document: D): History<D, C> => ({ document, undo: [], redo: [] });

/**
 * Executes a command; one that changes nothing leaves no trace.
 *
 * @param grows  name of what the command sets anew as a whole; the next command of the same name belongs to the same step
 */
export function perform<D, C>(
  execute: Execute<D, C>,
  history: History<D, C>,
  command: C,
  grows?: string,
): History<D, C> {
  const { document, inverse } = execute(history.document, command);
  if (document === history.document) return history;
  const continues = grows !== undefined && grows === history.growing;
  return {
    document,
    undo: continues ? history.undo : [...history.undo, inverse],
    redo: [],
    ...(grows === undefined ? {} : { growing: grows }),
  };
}

export function undo<D, C>(execute: Execute<D, C>, history: History<D, C>): History<D, C> {
  const command = history.undo.at(-1);
  if (command === undefined) return history;
  const { document, inverse } = execute(history.document, command);
  return { document, undo: history.undo.slice(0, -1), redo: [...history.redo, inverse] };
}

export function redo<D, C>(execute: Execute<D, C>, history: History<D, C>): History<D, C> {
  const command = history.redo.at(-1);
  if (command === undefined) return history;
  const { document, inverse } = execute(history.document, command);
  return { document, undo: [...history.undo, inverse], redo: history.redo.slice(0, -1) };
}
