import type { LocalizedText } from '../../model/index.js';
import { longestText } from './pattern-cost.js';
import { PatternReader, PatternRefused } from './pattern-reader.js';

export interface CompiledPattern {
  readonly expression: RegExp;
  /** Longest text, in UTF-16 units, that it may be used on. */
  readonly longest: number;
}

type Compiled = CompiledPattern | { readonly refused: LocalizedText };

const MAX_PATTERN = 500;
const MAX_KEPT = 200;
/** Formulas ask with the same few patterns for each subject. */
const kept = new Map<string, Compiled>();

/**
 * A regular expression of XPath (flags s, m, i, x) as one of the platform. Refused are what XPath does not know, unlimited
 * repetitions around something that can match in several ways, such as `(a+)+` or `(a|ab)*`, and patterns whose work could
 * grow beyond measure: see `PatternCost`.
 *
 * @param mode  `g` for all matches
 */
export function compilePattern(pattern: string, flags: string, mode: 'u' | 'g'): Compiled {
  const key = `${mode}${flags} ${pattern}`;
  let compiled = kept.get(key);
  if (!compiled) {
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, (compiled = compileNew(pattern, flags, mode)));
  }
  return compiled;
}

function compileNew(pattern: string, flags: string, mode: 'u' | 'g'): Compiled {
  if (!/^[smix]*$/.test(flags)) {
    return {
      refused: { zh: `标志只能是 s、m、i、x，没有“${flags}”`, en: `flags are s, m, i, x, not “${flags}”` },
    };
  }
  if (pattern.length > MAX_PATTERN) return { refused: { zh: '正则式太长', en: 'the pattern is too long' } };
  try {
    const reader = new PatternReader(pattern, flags);
    const { source, cost } = reader.read();
    const longest = longestText(cost);
    if (longest === undefined) throw heavyPattern();
    const platform = `v${mode === 'g' ? 'g' : ''}${reader.ignoresCase ? 'i' : ''}${flags.includes('m') ? 'm' : ''}`;
    return { expression: new RegExp(source, platform), longest };
  } catch (error) {
    if (error instanceof PatternRefused) return { refused: error.reason };
    if (error instanceof SyntaxError)
      return { refused: { zh: '正则式写错了', en: 'the pattern is not valid' } };
    throw error;
  }
}

function heavyPattern(): PatternRefused {
  return new PatternRefused(
    '正则式的重复太多，可能算不完',
    'the pattern repeats too much and might never end',
  );
}

/** XPath's replacement text: `$1` is a group, `$0` the match, `\$` and `\\` the signs; `undefined` for anything else. */
export function replacementOf(text: string): ((...match: (string | number)[]) => string) | undefined {
  const parts: (string | number)[] = [];
  for (const [part, digits, escaped] of text.matchAll(/\$(\d{1,2})|\\([\\$])|[$\\]|[^$\\]+/g)) {
    if (digits !== undefined) parts.push(Number(digits));
    else if (escaped !== undefined) parts.push(escaped);
    else if (part === '$' || part === '\\') return undefined;
    else parts.push(part);
  }
  return (...match) => {
    const groups = match.length - 3;
    return parts.map((part) => (typeof part === 'string' ? part : groupText(match, part, groups))).join('');
  };
}

/** `$12` is group 1 and the digit 2 where there are not twelve groups. */
function groupText(match: readonly unknown[], group: number, groups: number): string {
  const caught = (index: number): string => (typeof match[index] === 'string' ? match[index] : '');
  if (group <= groups) return caught(group);
  const first = Math.floor(group / 10);
  return group >= 10 && first <= groups ? caught(first) + String(group % 10) : '';
}
