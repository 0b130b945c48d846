import { FEEL_FUNCTIONS, feelNames, type Diagnostic, type Dictionary } from '@zhengai/engine';
import type { editor, IDisposable } from 'monaco-editor/editor';
import type { Language } from '../i18n/index.js';
import type { Monaco } from '../monaco/index.js';

export const FORMULA_LANGUAGE = 'zhengai-formula';

/** What completion looks up: the page's dictionary changes, the registered provider stays. */
interface FormulaWorld {
  dictionary: Dictionary;
  level: string;
  /** The indicator being written, which must not use itself. */
  self: string;
  language: Language;
}

let world: FormulaWorld | undefined;
let registered: IDisposable | undefined;

export function setFormulaWorld(next: FormulaWorld): void {
  world = next;
}

/** Registers the language once: names of the dictionary and functions of FEEL, offered as one types. */
export function registerFormulaLanguage(monaco: Monaco): void {
  if (registered) return;
  monaco.languages.register({ id: FORMULA_LANGUAGE });
  monaco.languages.setMonarchTokensProvider(FORMULA_LANGUAGE, {
    keywords: [
      'if',
      'then',
      'else',
      'and',
      'or',
      'between',
      'in',
      'for',
      'return',
      'some',
      'every',
      'satisfies',
      'null',
      'true',
      'false',
      'not',
    ],
    tokenizer: {
      root: [
        [/"[^"]*"/, 'string'],
        [/\d+(\.\d+)?%?/, 'number'],
        [/[A-Za-z]+/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
        [/[-+*/<>=()（），,％＜＞＝]/, 'operator'],
      ],
    },
  });
  monaco.languages.setLanguageConfiguration(FORMULA_LANGUAGE, {
    brackets: [['(', ')']],
    autoClosingPairs: [{ open: '(', close: ')' }],
    // a whole Chinese name is one word, so that completion replaces what was typed of it
    wordPattern: /[\p{L}\p{N}_]+/u,
  });
  registered = monaco.languages.registerCompletionItemProvider(FORMULA_LANGUAGE, {
    provideCompletionItems(model, position) {
      const word = model.getWordUntilPosition(position);
      const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: word.startColumn,
        endColumn: word.endColumn,
      };
      return {
        suggestions: world
          ? [...nameSuggestions(monaco, world, range), ...functionSuggestions(monaco, world, range)]
          : [],
      };
    },
  });
}

interface Range {
  readonly startLineNumber: number;
  readonly endLineNumber: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

function nameSuggestions(monaco: Monaco, { dictionary, level, self, language }: FormulaWorld, range: Range) {
  const seen = new Set<string>();
  return feelNames(dictionary, level).flatMap(({ label, ref, unit }) => {
    const text = label[language];
    const isSelf = ref.kind === 'indicator' && ref.code === self;
    if (isSelf || seen.has(text)) return [];
    seen.add(text);
    return [
      {
        label: text,
        insertText: text,
        filterText: `${label.zh} ${label.en}`,
        detail: unit ?? '',
        kind:
          ref.kind === 'indicator'
            ? monaco.languages.CompletionItemKind.Function
            : monaco.languages.CompletionItemKind.Variable,
        range,
      },
    ];
  });
}

function functionSuggestions(monaco: Monaco, { language }: FormulaWorld, range: Range) {
  return FEEL_FUNCTIONS.map(({ name, summary }) => ({
    label: name,
    insertText: `${name}($0)`,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    detail: summary[language],
    kind: monaco.languages.CompletionItemKind.Method,
    sortText: `~${name}`,
    range,
  }));
}

const SEVERITY = { error: 8, warning: 4, info: 2 } as const;

/** What is wrong with a formula, as marks in its text. */
export function formulaMarkers(
  text: string,
  diagnostics: readonly Diagnostic[],
  language: Language,
): editor.IMarkerData[] {
  return diagnostics.map(({ severity, message, from = 0, to = text.length }) => {
    const start = positionAt(text, from);
    const end = positionAt(text, Math.max(to, from + 1));
    return {
      severity: SEVERITY[severity],
      message: message[language],
      startLineNumber: start.line,
      startColumn: start.column,
      endLineNumber: end.line,
      endColumn: end.column,
    };
  });
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
