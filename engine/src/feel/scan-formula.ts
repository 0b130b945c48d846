import type { Diagnostic } from '../model/index.js';
import { feelDiagnostic } from './feel-diagnostic.js';
import { foldText, isDigit, isNamePart, isNameStart, isSpace } from './fold-character.js';
import { functionCallAt } from './feel-function.js';
import { KEYWORDS } from './keywords.js';
import type { FeelName, NameIndex } from './name-index.js';

/** Kinds of part that a formula's text falls into. */
export type FormulaPartKind =
  | 'name'
  | 'word'
  | 'keyword'
  | 'function'
  | 'number'
  | 'percent'
  | 'text'
  | 'operator'
  | 'punctuation'
  | 'comment'
  | 'space'
  | 'unexpected';

export interface FormulaPart {
  readonly kind: FormulaPartKind;
  /** Range in the text as typed. */
  readonly from: number;
  readonly to: number;
  /** What stands for it in the text that the FEEL parser reads. */
  readonly safe: string;
  /** Facts that a name spells. */
  readonly candidates?: readonly FeelName[];
  /** What is wrong inside of it. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Splits a formula as people type it into parts that FEEL can read: names of the dictionary, which may hold brackets
 * or begin with a digit, become tokens; full-width punctuation and signs become FEEL's. No part is lost.
 */
export function scanFormula(text: string, index: NameIndex): FormulaPart[] {
  const folded = foldText(text);
  const parts: FormulaPart[] = [];
  for (let at = 0; at < folded.length;) {
    const part = scanPart(text, folded, at, index, parts);
    parts.push(part);
    at = part.to;
  }
  return parts;
}

const OPERATORS: readonly (readonly [string, string])[] = [
  ['**', '**'],
  ['>=', '>='],
  ['<=', '<='],
  ['!=', '!='],
  ['==', '='],
  ['<>', '!='],
  ['=>', '>='],
  ['->', '->'],
  ['≥', '>='],
  ['≧', '>='],
  ['⩾', '>='],
  ['≤', '<='],
  ['≦', '<='],
  ['⩽', '<='],
  ['≠', '!='],
  ['..', '..'],
  ['…', '..'],
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['>', '>'],
  ['<', '<'],
  ['=', '='],
];
const PUNCTUATION = '()[]{},:.@;';

function scanPart(
  text: string,
  folded: string,
  at: number,
  index: NameIndex,
  before: readonly FormulaPart[],
): FormulaPart {
  const character = folded.charAt(at);
  const part = (kind: FormulaPartKind, to: number, safe = folded.slice(at, to)): FormulaPart => ({
    kind,
    from: at,
    to,
    safe,
  });
  if (isSpace(character)) return part('space', endOf(folded, at, isSpace), keepLines(folded, at));
  if (folded.startsWith('//', at)) return part('comment', lineEnd(folded, at), ' ');
  if (folded.startsWith('/*', at)) return part('comment', blockEnd(folded, at), ' ');
  const match = index.matchAt(folded, at);
  if (character === '"') {
    const quoted = scanText(text, folded, at);
    // “双高”专业数: a name that goes on behind its quotes
    if (!match || at + match.length <= quoted.to) return quoted;
  }
  const call = functionCallAt(folded, at);
  const selection = index.selectionAt?.(text, folded, at);
  if (selection && selection.to - at > (match?.length ?? 0)) {
    const { diagnostics, name, to } = selection;
    return { ...part('name', to, `_n${before.length}_`), candidates: name ? [name] : [], diagnostics };
  }
  if (call && call.length >= (match?.length ?? 0) && !KEYWORDS.has(call.name)) {
    return part('function', at + call.length, call.name);
  }
  if (match && !KEYWORDS.has(folded.slice(at, at + match.length))) {
    const safe = `_n${before.length}_`;
    return { ...part('name', at + match.length, safe), candidates: match.candidates };
  }
  const digit = isDigit(character) || (character === '.' && isDigit(folded.charAt(at + 1)));
  if (digit && !(character === '.' && before.at(-1)?.safe === '.')) return scanNumber(folded, at);
  if (isNameStart(character)) {
    const to = endOf(folded, at, isNamePart);
    return part(KEYWORDS.has(folded.slice(at, to)) ? 'keyword' : 'word', to);
  }
  const afterFunction = before.at(-1)?.safe === 'function';
  for (const [typed, safe] of OPERATORS) {
    if (typed === '<>' && afterFunction) continue;
    if (folded.startsWith(typed, at)) return part('operator', at + typed.length, safe);
  }
  if (PUNCTUATION.includes(character)) return part('punctuation', at + 1);
  return part('unexpected', at + 1, ' ');
}

function endOf(folded: string, from: number, belongs: (character: string) => boolean): number {
  let to = from;
  while (to < folded.length && belongs(folded.charAt(to))) to++;
  return to;
}

function keepLines(folded: string, at: number): string {
  return folded.slice(at, endOf(folded, at, isSpace)).replace(/[^\n]/g, ' ');
}

function lineEnd(folded: string, at: number): number {
  const end = folded.indexOf('\n', at);
  return end < 0 ? folded.length : end;
}

function blockEnd(folded: string, at: number): number {
  const end = folded.indexOf('*/', at + 2);
  return end < 0 ? folded.length : end + 2;
}

/** A string literal; what stands between the quotes is not folded. */
function scanText(text: string, folded: string, at: number): FormulaPart {
  const typographic = text.charAt(at) !== '"' && text.charAt(at) !== '＂';
  const closes = (position: number) =>
    typographic
      ? folded.charAt(position) === '"'
      : folded.charAt(position) === '"' && !'“”„'.includes(text.charAt(position));
  let to = at + 1;
  while (to < folded.length && !closes(to)) to += text.charAt(to) === '\\' ? 2 : 1;
  const closed = to < folded.length;
  const content = text.slice(at + 1, Math.min(to, text.length));
  return {
    kind: 'text',
    from: at,
    to: closed ? to + 1 : folded.length,
    safe: closed ? `"${content}"` : `"${content}`,
  };
}

function scanNumber(folded: string, at: number): FormulaPart {
  const number = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/.exec(
    folded.slice(at, at + 400),
  ) as RegExpExecArray;
  const percent = /^\s*%/.exec(folded.slice(at + number[0].length, at + number[0].length + 20));
  const to = at + number[0].length + (percent?.[0].length ?? 0);
  // without a unit to hold it against, 50% is 0.5
  const safe = percent ? String(Number(`${number[0]}e-2`)) : number[0];
  return { kind: percent ? 'percent' : 'number', from: at, to, safe };
}

/** What in the parts alone is wrong. */
export function scanDiagnostics(text: string, parts: readonly FormulaPart[]): Diagnostic[] {
  return parts.flatMap((part, i): Diagnostic[] => {
    const typed = text.slice(part.from, part.to);
    if (part.diagnostics && part.diagnostics.length > 0) return [...part.diagnostics];
    if (part.kind === 'unexpected') return [unexpectedCharacter(typed, part)];
    if (part.kind === 'text' && !(part.safe.length > 1 && part.safe.endsWith('"'))) {
      return [
        feelDiagnostic(
          'feel.text.open',
          part.from,
          part.to,
          '文字没有结束：缺少右引号',
          'The text does not end: its closing quote is missing',
        ),
      ];
    }
    const next = parts[i + 1];
    // `10%3`: whoever types it wants a remainder, or forgot an operator
    if (part.kind === 'percent' && (next?.kind === 'number' || next?.kind === 'percent')) {
      return [unexpectedCharacter('%', { ...part, from: part.to - 1, to: part.to })];
    }
    if (
      (part.kind === 'number' || part.kind === 'percent') &&
      (next?.kind === 'word' || next?.kind === 'name')
    ) {
      const name = text.slice(part.from, next.to);
      return [
        feelDiagnostic(
          'feel.name.unknown',
          part.from,
          next.to,
          `没有名为“${name}”的数据项、指标或属性；数字与名称之间如需运算，请写出运算符`,
          `There is no item, indicator or attribute “${name}”; write an operator if the number and the name are two things`,
        ),
      ];
    }
    return [];
  });
}

const HINTS: Readonly<Record<string, readonly [string, string]>> = {
  "'": ['文字请用双引号 " "', 'put text between double quotes " "'],
  '‘': ['文字请用双引号 " "', 'put text between double quotes " "'],
  '’': ['文字请用双引号 " "', 'put text between double quotes " "'],
  '&': ['“并且”写作 and', 'write “and”'],
  '|': ['“或者”写作 or', 'write “or”'],
  '!': ['“非”写作 not( )', 'write “not( )”'],
  '^': ['乘方写作 **', 'write ** for powers'],
  '%': ['百分数写作 50%；求余数用 modulo( , )', 'write percentages as 50% and remainders as modulo( , )'],
  '√': ['开方用 sqrt( )', 'write sqrt( )'],
  $: ['请删去这个符号', 'remove it'],
};

function unexpectedCharacter(typed: string, { from, to }: FormulaPart): Diagnostic {
  const [zh, en] = HINTS[foldText(typed)] ?? ['请删去或改正', 'remove or correct it'];
  return feelDiagnostic(
    'feel.character',
    from,
    to,
    `公式里不能有“${typed}”：${zh}`,
    `A formula cannot hold “${typed}”: ${en}`,
  );
}
