import { useCallback, useEffect, useState } from 'react';
import {
  perform,
  redo,
  startHistory,
  undo,
  type Command,
  type History,
  type RuleDocument,
} from '../document/index.js';

export interface Drawing {
  readonly history: History;
  readonly perform: (command: Command) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly restart: (document: RuleDocument) => void;
}

/** The document being drawn, with Ctrl-Z and Ctrl-Y (Shift-Ctrl-Z) outside of text fields. */
export function useHistory(initial: RuleDocument): Drawing {
  const [history, setHistory] = useState(() => startHistory(initial));
  const back = useCallback(() => {
    setHistory(undo);
  }, []);
  const forth = useCallback(() => {
    setHistory(redo);
  }, []);
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
    perform: useCallback((command: Command) => {
      setHistory((before) => perform(before, command));
    }, []),
    undo: back,
    redo: forth,
    restart: useCallback((document: RuleDocument) => {
      setHistory(startHistory(document));
    }, []),
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], .monaco-editor') !== null
  );
}
