import type { Attribute, Calendar, DataItem, Dictionary, PeriodKind, ValueType } from '@zhengai/engine';
import { Failure, type FailurePart } from '../ports/index.js';
import { columnReader, instantParser, PeriodParser, type RowReader } from './column-reader.js';
import { compileConversion, type Conversion } from './conversion.js';
import type { Source } from './read-source.js';
import type { ColumnOrConstant } from './source-schema.js';

export interface ItemColumn {
  readonly item: DataItem;
  readonly column: number;
  readonly convert: Conversion | undefined;
}

export interface FieldColumn {
  readonly code: string;
  readonly column: number;
  /** A number where it looks like one when absent. */
  readonly valueType: ValueType | undefined;
}

/** The source's mapping with column names resolved to positions. */
export interface RowPlan {
  readonly width: number;
  /** The items'; without items that of the first row, hence unknown before it was read. */
  periodKind(): PeriodKind | undefined;
  readonly code: number;
  readonly name: number | undefined;
  readonly parent: number | undefined;
  readonly attributes: readonly { readonly attribute: Attribute; readonly column: number }[];
  readonly items: readonly ItemColumn[];
  readonly fields: readonly FieldColumn[];
  /** `periodKey`. */
  readonly period: RowReader<number>;
  /** Milliseconds since the epoch. */
  readonly knownAt: RowReader<number>;
  readonly occurredAt: RowReader<number> | undefined;
}

export interface RowPlanContext {
  readonly dictionary: Dictionary;
  readonly calendar: Calendar;
  /** ISO instant. */
  readonly now: string;
}

/**
 * Holds a source against the file's header and the dictionary.
 *
 * @throws Failure `source.mismatch`, with every column, item, level or attribute that is not there
 */
export function planRows(source: Source, header: readonly string[], context: RowPlanContext): RowPlan {
  const matching = new Matching(source, header, context);
  const plan = matching.plan();
  matching.assertSound();
  return plan;
}

const SHOWN_COLUMNS = 60;

class Matching {
  readonly #parts: FailurePart[] = [];
  readonly #header: readonly string[];

  constructor(
    private readonly source: Source,
    header: readonly string[],
    private readonly context: RowPlanContext,
  ) {
    this.#header = header.map((name) => name.trim());
  }

  plan(): RowPlan {
    const { subject, records, period, knownAt } = this.source.definition;
    const { calendar, now } = this.context;
    this.#level(subject.level, '/subject/level');
    if (subject.parent) this.#level(subject.parent.level, '/subject/parent/level');
    const items = this.#items();
    const periods = new PeriodParser(items[0]?.item.periodKind, calendar, now);
    const parseInstant = instantParser(now);
    return {
      width: this.#header.length,
      periodKind: () => periods.kind,
      code: this.#column(subject.code, '/subject/code'),
      name: subject.name === undefined ? undefined : this.#column(subject.name, '/subject/name'),
      parent: subject.parent && this.#column(subject.parent.code, '/subject/parent/code'),
      attributes: this.#attributes(),
      items,
      fields: this.#fields(),
      period: this.#reader(period, '/period', periods.parse),
      knownAt: this.#reader(knownAt, '/knownAt', parseInstant),
      occurredAt: records && this.#reader(records.occurredAt, '/records/occurredAt', parseInstant),
    };
  }

  assertSound(): void {
    const count = this.#parts.length;
    if (count === 0) return;
    const columns = this.#header.slice(0, SHOWN_COLUMNS).join(', ');
    throw new Failure(
      'source.mismatch',
      {
        zh: `数据源与文件或数据字典有 ${count} 处不符。文件的列：${columns}`,
        en: `The source disagrees with the file or the dictionary in ${count} place(s). Columns of the file: ${columns}`,
      },
      this.#parts,
    );
  }

  #report(pointer: string, code: string, zh: string, en: string): void {
    this.#parts.push({
      path: `${this.source.placeOf(pointer)} ${pointer}`,
      code: `source.${code}`,
      message: { zh, en },
    });
  }

  #column(name: string, pointer: string): number {
    const found = this.#header.indexOf(name.trim());
    if (found < 0) {
      this.#report(pointer, 'column', `文件里没有“${name}”这一列`, `the file has no column "${name}"`);
    } else if (this.#header.includes(name.trim(), found + 1)) {
      this.#report(
        pointer,
        'columnTwice',
        `文件里有不止一列叫“${name}”`,
        `the file has several columns called "${name}"`,
      );
    }
    return found;
  }

  #level(code: string, pointer: string): void {
    if (this.context.dictionary.levels.some((level) => level.code === code)) return;
    const known = this.context.dictionary.levels.map((level) => level.code).join(', ');
    this.#report(
      pointer,
      'level',
      `没有层面 ${code}（已有：${known || '无，请先导入规则包'}）`,
      `there is no level ${code} (there are: ${known || 'none; import a pack first'})`,
    );
  }

  #items(): ItemColumn[] {
    const { level } = this.source.definition.subject;
    const columns = Object.entries(this.source.definition.items ?? {}).flatMap(
      ([code, { column, convert }]): ItemColumn[] => {
        const pointer = `/items/${escaped(code)}`;
        const position = this.#column(column, `${pointer}/column`);
        const item = this.context.dictionary.items.find((known) => known.code === code);
        if (!item) {
          this.#report(pointer, 'item', `数据字典里没有数据项 ${code}`, `the dictionary has no item ${code}`);
          return [];
        }
        if (item.level !== level) {
          this.#report(
            pointer,
            'itemLevel',
            `数据项 ${code} 属于层面 ${item.level}，数据源的对象是 ${level}`,
            `item ${code} is of level ${item.level}, the source's subjects are of ${level}`,
          );
        }
        const conversion =
          convert === undefined
            ? undefined
            : compileConversion(convert, item, this.#header, (problem, { zh, en }) =>
                this.#report(`${pointer}/convert`, problem, zh, en),
              );
        return [{ item, column: position, convert: conversion }];
      },
    );
    const kinds = [...new Set(columns.map(({ item }) => item.periodKind))];
    if (kinds.length > 1) {
      this.#report(
        '/items',
        'periodKinds',
        `数据项的周期不一致（${kinds.join('、')}），请分成几个数据源`,
        `the items have several kinds of period (${kinds.join(', ')}); make a source of each`,
      );
    }
    return columns;
  }

  #attributes(): RowPlan['attributes'] {
    const { attributes, level } = this.source.definition.subject;
    return Object.entries(attributes ?? {}).flatMap(([code, name]) => {
      const pointer = `/subject/attributes/${escaped(code)}`;
      const column = this.#column(name, pointer);
      const attribute = this.context.dictionary.attributes.find(
        (known) => known.code === code && known.level === level,
      );
      if (attribute) return [{ attribute, column }];
      this.#report(
        pointer,
        'attribute',
        `层面 ${level} 没有属性 ${code}`,
        `level ${level} has no attribute ${code}`,
      );
      return [];
    });
  }

  #fields(): FieldColumn[] {
    return Object.entries(this.source.definition.records?.fields ?? {}).map(([code, field]) => ({
      code,
      column: this.#column(field.column, `/records/fields/${escaped(code)}/column`),
      valueType: field.valueType,
    }));
  }

  #reader(
    from: ColumnOrConstant,
    pointer: string,
    parse: Parameters<typeof columnReader<number>>[1],
  ): RowReader<number> {
    if (from.column !== undefined) {
      return columnReader({ position: this.#column(from.column, `${pointer}/column`) }, parse);
    }
    const read = columnReader({ constant: String(from.constant) }, parse);
    const result = read([]);
    if (typeof result !== 'number') {
      this.#report(`${pointer}/constant`, 'constant', result.text.zh, result.text.en);
    }
    return read;
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
