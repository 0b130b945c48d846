import type { FactValue, LocalizedText, ValueType } from '@zhengai/engine';

/** Why a cell cannot be used. */
export class CellProblem {
  constructor(readonly text: LocalizedText) {}
}

/** A cell as a typed value. An empty cell is `null`: not reported. */
export type ParsedCell = FactValue | CellProblem;

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Spreadsheet programs turn `2024-09-01` into `2024/9/1` when they save a file. */
const DAY = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const TRUE = new Set(['true', '1', '是', 'yes', 'y']);
const FALSE = new Set(['false', '0', '否', 'no', 'n']);
const MAX_TEXT = 4000;
const SHOWN = 40;

const PARSERS: Readonly<Record<ValueType, (text: string) => ParsedCell>> = {
  number: (text) => {
    const value = NUMBER.test(text) ? Number(text) : NaN;
    return Number.isFinite(value) ? value : wrong(text, '不是数字', 'is no number');
  },
  text: (text) =>
    text.length <= MAX_TEXT
      ? text
      : wrong(text, `超过 ${MAX_TEXT} 个字符`, `is longer than ${MAX_TEXT} characters`),
  boolean: (text) => {
    const lower = text.toLowerCase();
    if (TRUE.has(lower)) return true;
    return FALSE.has(lower) ? false : wrong(text, '不是“是”或“否”', 'is neither yes nor no');
  },
  date: (text) => parseDay(text) ?? wrong(text, '不是日期（写法：2024-09-01）', 'is no date (2024-09-01)'),
};

export function parseCell(text: string, type: ValueType): ParsedCell {
  const trimmed = text.trim();
  return trimmed === '' ? null : PARSERS[type](trimmed);
}

/** @param text  trimmed */
function parseDay(text: string): string | undefined {
  const found = DAY.exec(text);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).filter((part) => part !== undefined);
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/**
 * Milliseconds since the epoch of a day (its beginning) or of a day and a time, in UTC unless the text names a zone.
 *
 * @returns `undefined` when it is neither
 */
export function parseInstant(text: string): number | undefined {
  const trimmed = text.trim();
  const gap = trimmed.search(/[T ]/);
  const day = parseDay(gap < 0 ? trimmed : trimmed.slice(0, gap));
  if (day === undefined) return undefined;
  if (gap < 0) return Date.parse(`${day}T00:00:00Z`);
  const time = TIME.exec(trimmed.slice(gap + 1).trim());
  if (!time) return undefined;
  const [hour, minute, second = '00', zone = 'Z'] = time.slice(1);
  const ms = Date.parse(`${day}T${hour?.padStart(2, '0')}:${minute}:${second}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** @param text  shown in part where it is long */
export function wrong(text: string, zh: string, en: string): CellProblem {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return new CellProblem({ zh: `“${shown}”${zh}`, en: `"${shown}" ${en}` });
}
