/** Escapes for one character, XML Schema part 2, appendix F.1.1. */
export const SINGLE_ESCAPES: Readonly<Record<string, string | undefined>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  ...Object.fromEntries(Array.from('\\|.?*+(){}-[]^$', (sign) => [sign, sign])),
};

/** A character that stands for itself, inside and outside of a class. */
export function literalSource(character: string): string {
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Escapes for several characters: content of a class. */
const CLASSES: Readonly<Record<string, string | undefined>> = {
  s: ' \\t\\n\\r',
  d: '\\p{Nd}',
  i: '\\p{L}\\p{Nl}_\\u{3a}',
  c: '\\p{L}\\p{N}\\p{M}_\\u{3a}\\u{2d}\\u{2e}\\u{b7}',
  W: '\\p{P}\\p{Z}\\p{C}',
};

/** Blocks of Unicode that people name; JavaScript knows none. */
const BLOCKS: Readonly<Record<string, string | undefined>> = {
  IsBasicLatin: '\\u{0}-\\u{7f}',
  'IsLatin-1Supplement': '\\u{80}-\\u{ff}',
  'IsLatinExtended-A': '\\u{100}-\\u{17f}',
  'IsLatinExtended-B': '\\u{180}-\\u{24f}',
  IsGreek: '\\u{370}-\\u{3ff}',
  IsGreekandCoptic: '\\u{370}-\\u{3ff}',
  IsCyrillic: '\\u{400}-\\u{4ff}',
  IsArabic: '\\u{600}-\\u{6ff}',
  IsGeneralPunctuation: '\\u{2000}-\\u{206f}',
  IsCurrencySymbols: '\\u{20a0}-\\u{20cf}',
  IsCJKSymbolsandPunctuation: '\\u{3000}-\\u{303f}',
  IsHiragana: '\\u{3040}-\\u{309f}',
  IsKatakana: '\\u{30a0}-\\u{30ff}',
  IsBopomofo: '\\u{3100}-\\u{312f}',
  IsCJKUnifiedIdeographsExtensionA: '\\u{3400}-\\u{4dbf}',
  IsCJKUnifiedIdeographs: '\\u{4e00}-\\u{9fff}',
  IsHangulSyllables: '\\u{ac00}-\\u{d7a3}',
  IsCJKCompatibilityIdeographs: '\\u{f900}-\\u{faff}',
  IsHalfwidthandFullwidthForms: '\\u{ff00}-\\u{ffef}',
};

/**
 * A class for an escape such as `\d` or `\p{Lu}`; `undefined` when there is none.
 *
 * @param property  name between the braces of `\p{…}`
 */
export function classEscape(character: string, property: string): string | undefined {
  if (character === 'p' || character === 'P') {
    const block = Object.hasOwn(BLOCKS, property) ? BLOCKS[property] : undefined;
    if (block !== undefined) return `[${character === 'P' ? '^' : ''}${block}]`;
    return /^(?:[LMNPSZC][a-z]?)$/.test(property) ? `\\${character}{${property}}` : undefined;
  }
  const same = Object.hasOwn(CLASSES, character) ? CLASSES[character] : undefined;
  if (same !== undefined) return `[${same}]`;
  const other = character === 'w' ? 'W' : character.toLowerCase();
  const opposite = other !== character && Object.hasOwn(CLASSES, other) ? CLASSES[other] : undefined;
  return opposite === undefined ? undefined : `[^${opposite}]`;
}
