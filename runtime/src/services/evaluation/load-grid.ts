import {
  periodKey,
  periodRange,
  periodsBetween,
  shiftPeriod,
  type Calendar,
  type Column,
  type Dictionary,
  type EvaluationPlan,
  type Grid,
  type PeriodKind,
  type ValueType,
} from '@zhengai/engine';
import type { AttributeRow, CurrentColumn, Subject, SubjectId, UnitOfWork } from '../../ports/index.js';
import { extentsOfUndated, validityOf } from './validity.js';

export interface GridRequest {
  readonly dictionary: Dictionary;
  readonly calendar: Calendar;
  /** What to load: a plan, or its lists alone. */
  readonly plan: Pick<EvaluationPlan, 'items' | 'attributes'>;
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly subjects: readonly Subject[];
  /** Periods to judge, inclusive; the grid begins earlier by `back` periods. */
  readonly from: string;
  readonly to: string;
  readonly back: number;
}

export interface LoadedGrid {
  readonly grid: Grid;
  readonly subjects: readonly Subject[];
  /** `periodKey` of each of the grid's periods. */
  readonly periodKeys: Int32Array;
  /** Index of the first period to judge. */
  readonly firstJudged: number;
  /** Milliseconds since the epoch, NaN where there is no value; by item. */
  readonly knownAt: Readonly<Record<string, Float64Array>>;
}

/** Everything the rules of a plan need to know about some subjects: values, attributes as of each period, validity. */
export async function loadGrid(unit: UnitOfWork, request: GridRequest): Promise<LoadedGrid> {
  const { calendar, dictionary, level, periodKind, plan, subjects } = request;
  const periods = periodsBetween(shiftPeriod(request.from, -request.back, calendar), request.to, calendar);
  const periodKeys = Int32Array.from(periods, periodKey);
  const ids = subjects.map(({ id }) => id);
  const columns = await unit.observations.current({
    items: plan.items,
    level,
    periodKind,
    subjectIds: ids,
    fromPeriod: periodKeys[0] ?? 0,
    toPeriod: periodKeys[periodKeys.length - 1] ?? 0,
  });
  const attributeRows = plan.attributes.length > 0 ? await unit.subjects.attributesOf(level, ids) : [];
  const undated = await extentsOfUndated(unit, dictionary, periodKind, subjects);

  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const columnOf = new Map(Array.from(periodKeys, (key, column) => [key, column]));
  const cells = subjects.length * periods.length;
  const items: Record<string, Column> = Object.create(null) as Record<string, Column>;
  const knownAt: Record<string, Float64Array> = Object.create(null) as Record<string, Float64Array>;
  for (const column of columns) {
    const type = dictionary.items.find(({ code }) => code === column.item)?.valueType ?? 'number';
    const spread = spreadColumn(column, type, cells, (index) => {
      const row = rowOf.get(column.subjectId[index] ?? -1);
      const at = columnOf.get(column.period[index] ?? -1);
      return row === undefined || at === undefined ? -1 : row * periods.length + at;
    });
    items[column.item] = spread.column;
    knownAt[column.item] = spread.knownAt;
  }

  return {
    grid: {
      level,
      periodKind,
      subjects: subjects.map(({ code }) => code),
      periods,
      valid: validityOf(subjects, periods, undated, calendar),
      items,
      attributes: attributeColumns(dictionary, plan, attributeRows, rowOf, periods, calendar),
    },
    subjects,
    periodKeys,
    firstJudged: periods.indexOf(request.from),
    knownAt,
  };
}

function spreadColumn(
  source: CurrentColumn,
  type: ValueType,
  cells: number,
  cellOf: (index: number) => number,
): { column: Column; knownAt: Float64Array } {
  const knownAt = new Float64Array(cells).fill(NaN);
  const column = emptyColumn(type, cells);
  for (let index = 0; index < source.subjectId.length; index++) {
    const cell = cellOf(index);
    if (cell < 0) continue;
    knownAt[cell] = source.knownAt[index] ?? NaN;
    const number = source.number[index] ?? NaN;
    if (column.kind === 'number') column.values[cell] = number;
    else if (column.kind === 'boolean') column.values[cell] = Number.isNaN(number) ? 2 : number === 0 ? 0 : 1;
    else column.values[cell] = source.text?.[index] ?? null;
  }
  return { column, knownAt };
}

type OpenColumn =
  | { kind: 'number'; values: Float64Array }
  | { kind: 'text' | 'date'; values: (string | null)[] }
  | { kind: 'boolean'; values: Uint8Array };

/** A column of nulls. */
function emptyColumn(type: ValueType, cells: number): OpenColumn {
  if (type === 'number') return { kind: 'number', values: new Float64Array(cells).fill(NaN) };
  if (type === 'boolean') return { kind: 'boolean', values: new Uint8Array(cells).fill(2) };
  return { kind: type, values: new Array<string | null>(cells).fill(null) };
}

/** A period is judged by the attributes of its last day. */
function attributeColumns(
  dictionary: Dictionary,
  plan: Pick<EvaluationPlan, 'attributes'>,
  rows: readonly AttributeRow[],
  rowOf: ReadonlyMap<SubjectId, number>,
  periods: readonly string[],
  calendar: Calendar,
): Record<string, Column> {
  const lastDays = periods.map((period) => periodRange(period, calendar).to);
  const columns: Record<string, OpenColumn> = Object.create(null) as Record<string, OpenColumn>;
  for (const code of plan.attributes) {
    const type = dictionary.attributes.find((attribute) => attribute.code === code)?.valueType ?? 'text';
    columns[code] = emptyColumn(type, rowOf.size * periods.length);
  }
  for (const row of rows) {
    const column = columns[row.attribute];
    const subject = rowOf.get(row.subjectId);
    if (!column || subject === undefined) continue;
    lastDays.forEach((day, at) => {
      if ((row.validFrom !== null && row.validFrom > day) || (row.validTo !== null && row.validTo < day))
        return;
      setCell(column, subject * periods.length + at, row.value);
    });
  }
  return columns;
}

/** A value of another type than the dictionary says is not known. */
function setCell(column: OpenColumn, cell: number, value: string | number | boolean): void {
  if (column.kind === 'number') column.values[cell] = typeof value === 'number' ? value : NaN;
  else if (column.kind === 'boolean') column.values[cell] = typeof value === 'boolean' ? Number(value) : 2;
  else column.values[cell] = typeof value === 'string' ? value : null;
}
