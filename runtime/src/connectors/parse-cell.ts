import type { FactValue, LocalizedText, ValueType } from '@zhengai/engine';

/** A cell as a typed value, or why it is none. An empty cell is `null`: not reported. */
export type ParsedCell = { readonly value: FactValue } | { readonly problem: LocalizedText };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TRUE = new Set(['true', '1', '是', 'yes', 'y']);
const FALSE = new Set(['false', '0', '否', 'no', 'n']);
const MAX_TEXT = 4000;

const PARSERS: Record<ValueType, (text: string) => ParsedCell> = {
  number: (text) => {
    const value = NUMBER.test(text) ? Number(text) : NaN;
    return Number.isFinite(value)
      ? { value }
      : { problem: { zh: `“${clip(text)}”不是数字`, en: `"${clip(text)}" is no number` } };
  },
  text: (text) =>
    text.length <= MAX_TEXT
      ? { value: text }
      : { problem: { zh: `文字超过 ${MAX_TEXT} 个字符`, en: `text longer than ${MAX_TEXT} characters` } },
  boolean: (text) => {
    const lower = text.toLowerCase();
    if (TRUE.has(lower)) return { value: true };
    if (FALSE.has(lower)) return { value: false };
    return { problem: { zh: `“${clip(text)}”不是 是/否`, en: `"${clip(text)}" is neither yes nor no` } };
  },
  date: (text) =>
    isDay(text)
      ? { value: text }
      : {
          problem: {
            zh: `“${clip(text)}”不是日期(应为 2024-09-01)`,
            en: `"${clip(text)}" is no date (2024-09-01)`,
          },
        },
};

export function parseCell(text: string, type: ValueType): ParsedCell {
  const trimmed = text.trim();
  return trimmed === '' ? { value: null } : PARSERS[type](trimmed);
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Milliseconds since the epoch of a day or an instant; days are the start of the day in UTC. `undefined`: neither. */
export function parseInstant(text: string): number | undefined {
  const trimmed = text.trim();
  if (DAY.test(trimmed)) return isDay(trimmed) ? Date.parse(trimmed) : undefined;
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(trimmed)) return undefined;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed) ? trimmed : `${trimmed}Z`;
  const ms = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(ms) ? undefined : ms;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
