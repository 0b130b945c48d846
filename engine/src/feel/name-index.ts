import {
  factKey,
  type Diagnostic,
  type FactRef,
  type LocalizedText,
  type PeriodKind,
} from '../model/index.js';
import type { FeelType } from './feel-node.js';
import { foldText, isNamePart, isSpace } from './fold-character.js';

/** One spelling of a fact in formulas. */
export interface FeelName {
  readonly text: string;
  readonly ref: FactRef;
  readonly valueType: FeelType;
  readonly unit?: string;
  readonly label: LocalizedText;
  readonly periodKind?: PeriodKind;
  /** Of an item: whether it adds up over time. */
  readonly nature?: 'stock' | 'flow';
  /** Of an indicator: those it is shown and judged with. */
  readonly decimals?: number;
  readonly slices?: readonly NamedPart[];
  readonly bases?: readonly NamedPart[];
}

/** A slice of an item or a basis of an indicator. */
export interface NamedPart {
  readonly code: string;
  readonly name: LocalizedText;
}

export interface NameMatch {
  /** Length in the text, which may hold other white space and full-width characters than the name. */
  readonly length: number;
  /** More than one when different facts share the spelling. */
  readonly candidates: readonly FeelName[];
}

/** A part of a formula that is a name by its form, not by its spelling: a value made of related subjects'. */
export type NameReader = (
  text: string,
  folded: string,
  at: number,
) =>
  | {
      readonly to: number;
      /** Absent where the diagnostics hold an error. */
      readonly name?: FeelName;
      readonly diagnostics: readonly Diagnostic[];
    }
  | undefined;

export interface NameIndex {
  readonly names: readonly FeelName[];
  /** Each name beside its spelling in small letters, for looking up what is near. */
  spellings(): readonly { readonly key: string; readonly name: FeelName }[];
  /** The longest name that stands at a position of a folded text and ends there. */
  matchAt(folded: string, at: number): NameMatch | undefined;
  readonly selectionAt?: NameReader;
}

interface Entry {
  readonly key: string;
  readonly candidates: FeelName[];
}

export function createNameIndex(names: readonly FeelName[], selectionAt?: NameReader): NameIndex {
  const byKey = new Map<string, Entry>();
  for (const name of names) {
    const key = normalizeName(name.text);
    if (key === '') continue;
    const entry = byKey.get(key);
    if (!entry) byKey.set(key, { key, candidates: [name] });
    else if (!entry.candidates.some((other) => factKey(other.ref) === factKey(name.ref))) {
      entry.candidates.push(name);
    }
  }
  const byStart = new Map<string, Entry[]>();
  for (const entry of byKey.values()) {
    const start = entry.key.charAt(0);
    const entries = byStart.get(start);
    if (entries) entries.push(entry);
    else byStart.set(start, [entry]);
  }
  for (const entries of byStart.values()) entries.sort((a, b) => b.key.length - a.key.length);
  let spellings: { key: string; name: FeelName }[] | undefined;
  return {
    names,
    ...(selectionAt ? { selectionAt } : {}),
    spellings: () =>
      (spellings ??= names.map((name) => ({ key: normalizeName(name.text).toLowerCase(), name }))),
    matchAt(folded, at) {
      for (const { key, candidates } of byStart.get(folded.charAt(at)) ?? []) {
        const length = matchedLength(key, folded, at);
        if (length > 0) return { length, candidates };
      }
      return undefined;
    },
  };
}

export function normalizeName(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim();
}

/** 0 when the key does not stand there, or goes on as another name. */
function matchedLength(key: string, folded: string, at: number): number {
  let position = at;
  for (let i = 0; i < key.length; i++) {
    const character = key.charAt(i);
    if (character === ' ') {
      if (!isSpace(folded.charAt(position))) return 0;
      while (isSpace(folded.charAt(position))) position++;
    } else if (folded.charAt(position++) !== character) {
      return 0;
    }
  }
  const goesOn = isNamePart(key.charAt(key.length - 1)) && isNamePart(folded.charAt(position));
  return goesOn ? 0 : position - at;
}
