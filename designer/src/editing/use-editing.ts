import { useCallback, useEffect, useState } from 'react';
import { perform, redo, startHistory, undo, type Execute, type History } from './history.js';

export interface Editing<D, C> {
  readonly history: History<D, C>;
  /** @param grows  see `perform` of the history */
  readonly perform: (command: C, grows?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** A document being edited, with Ctrl-Z and Ctrl-Y (Shift-Ctrl-Z) outside of text fields. `execute` must not change. */
export function useEditing<D, C>(execute: Execute<D, C>, initial: () => D, isFrozen = false): Editing<D, C> {
  const [history, setHistory] = useState<History<D, C>>(() => startHistory(initial()));
  const back = useCallback(() => {
    if (!isFrozen) setHistory((before) => undo(execute, before));
  }, [execute, isFrozen]);
  const forth = useCallback(() => {
    if (!isFrozen) setHistory((before) => redo(execute, before));
  }, [execute, isFrozen]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) back();
      else if (key === 'y' || key === 'z') forth();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [back, forth]);
  return {
    history,
    perform: useCallback(
      (command: C, grows?: string) => {
        if (!isFrozen) setHistory((before) => perform(execute, before, command, grows));
      },
      [execute, isFrozen],
    ),
    undo: back,
    redo: forth,
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], .monaco-editor') !== null
  );
}
