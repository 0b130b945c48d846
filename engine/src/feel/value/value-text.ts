import { FeelClosure } from './feel-closure.js';
import { FeelRange } from './feel-range.js';
import { isContext, isList } from './feel-value.js';
import { isTemporal, temporalText } from '../temporal/index.js';

/** `string(value)`, DMN 1.5, 10.3.4.1; inside lists, contexts and ranges texts stand between quotes. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : nestedText(value);
}

function nestedText(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(nestedText).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value);
  if (value instanceof FeelClosure) {
    return `function(${value.parameters.map(({ name }) => name).join(', ')})`;
  }
  if (isTemporal(value)) return temporalText(value) ?? '';
  if (!isContext(value)) return '';
  const entries = Object.entries(value).map(([key, one]) => `${keyText(key)}: ${nestedText(one)}`);
  return `{${entries.join(', ')}}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

function keyText(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : quoted(key);
}

function rangeText(range: FeelRange): string {
  if (range.comparison) return `${range.comparison} ${nestedText(range.start)}`;
  if (range.start === null) return `${range.endIncluded ? '<=' : '<'} ${nestedText(range.end)}`;
  if (range.end === null) return `${range.startIncluded ? '>=' : '>'} ${nestedText(range.start)}`;
  const [open, close] = [range.startIncluded ? '[' : '(', range.endIncluded ? ']' : ')'];
  return `${open}${nestedText(range.start)}..${nestedText(range.end)}${close}`;
}

/** Digits without an exponent. */
function numberText(value: number): string {
  const text = String(value + 0);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign, whole = '', fraction = '', exponent] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
