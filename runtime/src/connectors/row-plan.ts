import {
  periodKey,
  periodKindOf,
  type Attribute,
  type DataItem,
  type Dictionary,
  type LocalizedText,
  type PeriodKind,
} from '@zhengai/engine';
import { Failure, type FailurePart } from '../ports/index.js';
import { compileConversion, type Conversion } from './conversion.js';
import { parseInstant } from './parse-cell.js';
import type { SourceDefinition } from './source-schema.js';

/** Reads one thing from a row: a value, or why there is none. */
export type RowReader<T> = (
  cells: readonly string[],
) => { readonly value: T } | { readonly problem: LocalizedText };

export interface ItemColumn {
  readonly item: DataItem;
  readonly column: number;
  readonly convert: Conversion | undefined;
}

/** The source's mapping with column names resolved to positions. */
export interface RowPlan {
  readonly width: number;
  readonly periodKind: PeriodKind | undefined;
  readonly code: number;
  readonly name: number | undefined;
  readonly parent: number | undefined;
  readonly attributes: readonly { readonly attribute: Attribute; readonly column: number }[];
  readonly items: readonly ItemColumn[];
  readonly fields: readonly { readonly code: string; readonly column: number }[];
  readonly period: RowReader<number>;
  readonly knownAt: RowReader<number>;
  readonly occurredAt: RowReader<number> | undefined;
}

/**
 * Holds a source against the file's header and the dictionary.
 *
 * @throws Failure `source.mismatch`, with every column, item, level or attribute that is not there
 */
export function planRows(
  source: SourceDefinition,
  header: readonly string[],
  dictionary: Dictionary,
): RowPlan {
  const parts: FailurePart[] = [];
  const report = (path: string, code: string, zh: string, en: string): void => {
    parts.push({ path, code, message: { zh, en } });
  };
  const positions = new Map(header.map((name, i) => [name.trim(), i]));
  const column = (name: string, path: string): number => {
    const found = positions.get(name);
    if (found === undefined) {
      report(path, 'source.column', `文件里没有“${name}”这一列`, `the file has no column "${name}"`);
    }
    return found ?? -1;
  };

  const { level } = source.subject;
  if (!dictionary.levels.some((known) => known.code === level)) {
    report('/subject/level', 'source.level', `没有层面 ${level}`, `there is no level ${level}`);
  }
  const items = Object.entries(source.items ?? {}).flatMap(([code, mapping]): ItemColumn[] => {
    const path = `/items/${code}`;
    const item = dictionary.items.find((known) => known.code === code);
    const position = column(mapping.column, `${path}/column`);
    if (!item) {
      report(path, 'source.item', `数据字典里没有数据项 ${code}`, `the dictionary has no item ${code}`);
      return [];
    }
    if (item.level !== level) {
      report(
        path,
        'source.itemLevel',
        `数据项 ${code} 属于层面 ${item.level}`,
        `item ${code} is of level ${item.level}`,
      );
    }
    const convert =
      mapping.convert === undefined
        ? undefined
        : compileConversion(mapping.convert, item, header, `${path}/convert`, parts);
    return [{ item, column: position, convert }];
  });
  const kinds = new Set(items.map(({ item }) => item.periodKind));
  if (kinds.size > 1) {
    report(
      '/items',
      'source.periodKinds',
      '同一数据源的数据项周期不一致',
      'the items of one source have several kinds of period',
    );
  }
  const periodKind = [...kinds][0];
  const plan: RowPlan = {
    width: header.length,
    periodKind,
    code: column(source.subject.code, '/subject/code'),
    name: source.subject.name === undefined ? undefined : column(source.subject.name, '/subject/name'),
    parent: source.subject.parent ? column(source.subject.parent.code, '/subject/parent/code') : undefined,
    attributes: Object.entries(source.subject.attributes ?? {}).flatMap(([code, name]) => {
      const path = `/subject/attributes/${code}`;
      const attribute = dictionary.attributes.find((known) => known.code === code && known.level === level);
      if (!attribute)
        report(
          path,
          'source.attribute',
          `层面 ${level} 没有属性 ${code}`,
          `level ${level} has no attribute ${code}`,
        );
      const position = column(name, path);
      return attribute ? [{ attribute, column: position }] : [];
    }),
    items,
    fields: Object.entries(source.records?.fields ?? {}).map(([code, field]) => ({
      code,
      column: column(field.column, `/records/fields/${code}`),
    })),
    period: reader(source.period, '/period', column, (text) => readPeriod(text, periodKind)),
    knownAt: reader(source.knownAt, '/knownAt', column, readInstant),
    occurredAt:
      source.records && reader(source.records.occurredAt, '/records/occurredAt', column, readInstant),
  };
  if (parts.length > 0) {
    throw new Failure(
      'source.mismatch',
      {
        zh: `数据源与文件或数据字典有 ${parts.length} 处不符。`,
        en: `The source disagrees with the file or the dictionary in ${parts.length} place(s).`,
      },
      parts,
    );
  }
  return plan;
}

type Parse = (text: string) => { readonly value: number } | { readonly problem: LocalizedText };

function reader(
  from: SourceDefinition['period'],
  path: string,
  column: (name: string, path: string) => number,
  parse: Parse,
): RowReader<number> {
  if ('constant' in from) {
    const result = parse(String(from.constant));
    return () => result;
  }
  const position = column(from.column, `${path}/column`);
  let last = { text: '', result: parse('') };
  return (cells) => {
    const text = (cells[position] ?? '').trim();
    if (text !== last.text) last = { text, result: parse(text) };
    return last.result;
  };
}

function readPeriod(text: string, kind: PeriodKind | undefined): ReturnType<Parse> {
  const actual = periodKindOf(text);
  if (actual === undefined) {
    return { problem: { zh: `“${text}”不是统计周期`, en: `"${text}" is no period` } };
  }
  if (kind !== undefined && actual !== kind) {
    return {
      problem: {
        zh: `“${text}”不是数据项的周期类型`,
        en: `"${text}" is not a period of the items' kind (${kind})`,
      },
    };
  }
  return { value: periodKey(text) };
}

function readInstant(text: string): ReturnType<Parse> {
  const value = parseInstant(text);
  return value === undefined
    ? { problem: { zh: `“${text}”不是日期或时间`, en: `"${text}" is no date or time` } }
    : { value };
}
