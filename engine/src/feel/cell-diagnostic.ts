import type { Diagnostic, LocalizedText } from '../model/index.js';
import { feelDiagnostic } from './feel-diagnostic.js';
import type { FeelType } from './feel-node.js';
import { foldText } from './fold-character.js';

const NUMBER = String.raw`-?\d+(?:\.\d+)?%?`;
const VALUE = `(?:${NUMBER}|"[^"]*")`;
const TO = String.raw`\s*(?:\.{2,}|…+|~|-|至|到)\s*`;
const AND = String.raw`\s*(?:and|且|并且|而且|&{1,2})?\s*`;
const OR = String.raw`\s*(?:or|或|或者|\|{1,2}|/)\s*`;
const whole = (pattern: string) => new RegExp(`^${pattern}$`, 'iu');

const RANGE = whole(`([[(\\]]?)\\s*(${NUMBER})${TO}(${NUMBER})\\s*([\\])[]?)`);
const BOTH_ENDS = whole(`(>=|≥|>)\\s*(${NUMBER})${AND}(<=|≤|<)\\s*(${NUMBER})`);
const BOTH_ENDS_TURNED = whole(`(<=|≤|<)\\s*(${NUMBER})${AND}(>=|≥|>)\\s*(${NUMBER})`);
const CHOICE = whole(`${VALUE}(?:${OR}${VALUE})+`);
const ANYTHING: ReadonlySet<string> = new Set(['any', 'all', '*', '不限', '任意', '全部', '所有', '无']);

/**
 * What people write into a cell of a table out of habit and FEEL reads otherwise or not at all: a range without brackets,
 * values joined by “or”, two ends joined by “and”, a word for “any”.
 */
export function cellDiagnostic(text: string, type: FeelType): Diagnostic | undefined {
  const typed = foldText(text).trim();
  const found = typed === '' ? EMPTY : readHabit(typed, type);
  return found && feelDiagnostic('feel.cell', 0, text.length, found.zh, found.en);
}

const EMPTY: LocalizedText = {
  zh: '条件格是空的；不限写 -',
  en: 'The cell is empty: write - for any value',
};

function readHabit(typed: string, type: FeelType): LocalizedText | undefined {
  const isNumber = type === 'number' || type === 'any';
  const range = isNumber ? (rangeOf(typed) ?? endsOf(typed)) : undefined;
  if (range !== undefined) {
    return {
      zh: `范围要写成方括号里的两端；“${typed}”是否指 ${range}？（圆括号表示不含这一端）`,
      en: `A range is written with its ends in brackets: did you mean ${range} by “${typed}”? (A round bracket leaves its end out.)`,
    };
  }
  if (CHOICE.test(typed)) {
    const values = typed.match(new RegExp(VALUE, 'gu'))?.join(', ') ?? typed;
    return {
      zh: `几个值用逗号隔开，表示其中之一；“${typed}”请写作 ${values}`,
      en: `Values are separated by commas, which means one of them: write ${values} for “${typed}”`,
    };
  }
  return ANYTHING.has(typed.toLowerCase())
    ? { zh: `不限写 -，不写“${typed}”`, en: `Write - for any value, not “${typed}”` }
    : undefined;
}

/** `undefined` for what is a range already, and for what is none. */
function rangeOf(typed: string): string | undefined {
  const [, open = '', low = '', high = '', close = ''] = RANGE.exec(typed) ?? [];
  if (low === '' || (open === '') !== (close === '')) return undefined;
  const written = `${open || '['}${low}..${high}${close || ']'}`;
  return written === typed.replace(/\s+/g, '') ? undefined : written;
}

function endsOf(typed: string): string | undefined {
  const [, first, a = '', , b = ''] = BOTH_ENDS.exec(typed) ?? [];
  if (first !== undefined) return interval(first, a, /(<=|≤|<)/u.exec(typed)?.[0] ?? '<', b);
  const [, last, c = '', other = '', d = ''] = BOTH_ENDS_TURNED.exec(typed) ?? [];
  return last === undefined ? undefined : interval(other, d, last, c);
}

function interval(above: string, low: string, below: string, high: string): string {
  return `${above === '>' ? '(' : '['}${low}..${high}${below === '<' ? ')' : ']'}`;
}
