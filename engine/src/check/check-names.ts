import { normalizeName } from '../feel/index.js';
import type { Diagnostic, LocalizedText } from '../model/index.js';
import { checkDiagnostic, type CheckDiagnosticCode } from './check-diagnostic.js';
import type { ModelDefinitions } from './model-definitions.js';

/** Lists whose definitions formulas name. */
const NAMED_LISTS = ['items', 'indicators', 'attributes'] as const;

interface Named {
  readonly code: string;
  readonly name: LocalizedText;
  readonly level: string;
}

const NUMBER = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?%?$/;
const TEXT = /^"[^"]*"$/;
const SIGN = /[-+*/]/;
/** Signs looked at in one name; names have few. */
const MOST_SIGNS = 8;

/** Names that a formula would take for something else, or that take the place of what is meant. */
export function checkNames(own: Partial<ModelDefinitions>, model: ModelDefinitions): Diagnostic[] {
  const known = new SpellingsByLevel(model);
  return NAMED_LISTS.flatMap((list) =>
    (own[list] ?? []).flatMap((definition) => namesOf(definition).flatMap(diagnose(list, definition, known))),
  );
}

interface Spelling {
  readonly place: string;
  readonly text: string;
  readonly folded: string;
}

const spellings = new WeakMap<Named, readonly Spelling[]>();

/** How a definition is written in formulas; worked out once, for an editor checks all names after every change. */
function namesOf(definition: Named): readonly Spelling[] {
  let known = spellings.get(definition);
  if (!known) spellings.set(definition, (known = readNames(definition)));
  return known;
}

function readNames({ code, name }: Named): Spelling[] {
  const all = [
    { place: 'name/zh', text: name.zh },
    { place: 'name/en', text: name.en },
    { place: 'code', text: code },
  ];
  return all
    .filter(({ text }, i) => all.findIndex((one) => one.text === text) === i)
    .map((one) => ({ ...one, folded: normalizeName(one.text) }));
}

function diagnose(list: string, definition: Named, known: SpellingsByLevel) {
  return ({ place, text, folded }: Spelling): Diagnostic[] => {
    const found = (code: CheckDiagnosticCode, ...args: string[]) => [
      checkDiagnostic(code, `${list}/${definition.code}/${place}`, [text, ...args]),
    ];
    if (NUMBER.test(folded)) return found('check.name.number');
    if (TEXT.test(folded)) return found('check.name.text');
    if (!SIGN.test(folded)) return [];
    const part = partOfExpression(folded, known.others(definition));
    return part === undefined ? [] : found('check.name.expression', part);
  };
}

/** How the definitions of each level are written in formulas, with the definition of each spelling. */
class SpellingsByLevel {
  readonly #byLevel = new Map<string, Map<string, Set<string>>>();

  constructor(private readonly model: ModelDefinitions) {}

  /** Whether a text names another definition of the same level. */
  others({ code, level }: Named): (text: string) => boolean {
    let spellings = this.#byLevel.get(level);
    if (!spellings) this.#byLevel.set(level, (spellings = this.#read(level)));
    const known = spellings;
    return (text) => [...(known.get(text) ?? [])].some((other) => other !== code);
  }

  #read(level: string): Map<string, Set<string>> {
    const spellings = new Map<string, Set<string>>();
    for (const definition of NAMED_LISTS.flatMap((list): readonly Named[] => this.model[list])) {
      if (definition.level !== level) continue;
      for (const { folded } of namesOf(definition)) {
        spellings.set(folded, (spellings.get(folded) ?? new Set()).add(definition.code));
      }
    }
    return spellings;
  }
}

/**
 * The first name in a text that is nothing but names and numbers with signs between them; `undefined` for a text that is
 * not, or that holds no name.
 */
function partOfExpression(text: string, isName: (text: string) => boolean): string | undefined {
  const signs = [...text.matchAll(/[-+*/]/g)].map(({ index }) => index).slice(0, MOST_SIGNS);
  const ends = [...signs, text.length];
  const starts = [0, ...signs.map((at) => at + 1)];
  /** By the place where it begins: the first name of what can be read from there to the end; null of numbers alone. */
  const read = new Map<number, string | null>([]);
  for (let s = starts.length - 1; s >= 0; s--) {
    const start = starts[s] as number;
    for (const end of ends) {
      if (end < start || (start === 0 && end === text.length)) continue;
      const part = text.slice(start, end).trim();
      const rest = end === text.length ? null : read.get(end + 1);
      if (part === '' || rest === undefined || !(isName(part) || NUMBER.test(part))) continue;
      read.set(start, isName(part) ? part : rest);
      if (read.get(start) !== null) break;
    }
  }
  return read.get(0) ?? undefined;
}
