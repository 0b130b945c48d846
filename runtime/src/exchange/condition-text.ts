import type { SheetValue } from './sheet-cells.js';

/** What people write where anything goes. */
const ANY = new Set(['', '-', '—', '－', '不限', '任意', '全部', 'any']);
const SEPARATOR = /[、,，;；]/u;
/** What begins a FEEL test rather than a word. */
const FEEL = /^(?:["“[\](<>=!≤≥≠＜＞＝?]|-?\d|not\s*[(（]|null$|true$|false$|date\s*[(（])/iu;
const PLAIN_WORD = /^[^\s"“”、,，;；()（）[\]<>=!≤≥≠?-][^"“”、,，;；]*$/u;

/** A condition as a person types it in a sheet, as FEEL unary tests: `工科、农林` → `"工科","农林"`. */
export function testOfCell(value: SheetValue): string {
  if (value === null) return '-';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'object') return 'date' in value ? `date("${value.date}")` : value.error;
  const text = value.trim();
  if (ANY.has(text.toLowerCase())) return '-';
  const known = YES_NO.get(text);
  if (known !== undefined) return known;
  if (FEEL.test(text)) return text;
  return text
    .split(SEPARATOR)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => JSON.stringify(word))
    .join(',');
}

const YES_NO: ReadonlyMap<string, string> = new Map([
  ['是', 'true'],
  ['否', 'false'],
]);

/** The other way round, as far as it comes back the same. */
export function cellOfTest(test: string): string | number {
  if (test === '-') return '不限';
  if (/^-?\d+(?:\.\d+)?$/u.test(test) && String(Number(test)) === test) return Number(test);
  const words = quotedWords(test);
  const plain = words?.join('、');
  return plain !== undefined && testOfCell(plain) === test ? plain : test;
}

function quotedWords(test: string): string[] | undefined {
  if (!/^"(?:[^"\\]*)"(?:,"(?:[^"\\]*)")*$/u.test(test)) return undefined;
  const words = test.slice(1, -1).split('","');
  return words.every((word) => PLAIN_WORD.test(word)) ? words : undefined;
}
