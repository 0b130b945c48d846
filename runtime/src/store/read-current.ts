import type { CurrentColumn, CurrentQuery, SubjectId } from '../ports/index.js';
import type { Connection } from './connection.js';
import { copyOut, GrowingFloat64, GrowingInt32, integerList } from './copy/index.js';
import { findKeys } from './keys.js';

/** Totals only; the order of cells inside a column is not defined. */
export function readCurrent(connection: Connection, query: CurrentQuery): Promise<CurrentColumn[]> {
  return readColumns(connection, query, 'observation_current');
}

/** Every value ever known, totals only, in the order in which they became known. */
export function readHistories(connection: Connection, query: CurrentQuery): Promise<CurrentColumn[]> {
  return readColumns(connection, query, 'observation', 'order by known_at, inserted_at, import_id');
}

async function readColumns(
  connection: Connection,
  query: CurrentQuery,
  table: 'observation' | 'observation_current',
  order = '',
): Promise<CurrentColumn[]> {
  const keys = await findKeys(connection, 'item', query.items);
  const columns = new Map<number, ColumnBuilder>();
  for (const [, id] of keys) columns.set(id, new ColumnBuilder());
  const where = await conditionOf(connection, [...columns.keys()], query);
  if (where !== undefined) {
    const text = `select item_id, subject_id, period, value, known_at, value_text
      from ${table} where ${where} ${order}`;
    await connection.withClient((client) => {
      let itemId = -1;
      let column: ColumnBuilder | undefined;
      return copyOut(client, text, (row) => {
        const id = row.int4();
        if (id !== itemId) column = columns.get((itemId = id));
        column?.push(row.int4(), row.int4(), row.float8(), row.timestamp(), row.text());
      });
    });
  }
  return query.items.map((item) => (columns.get(keys.get(item) ?? -1) ?? new ColumnBuilder()).build(item));
}

/** `undefined` when nothing can match. */
async function conditionOf(
  connection: Connection,
  itemIds: readonly number[],
  query: CurrentQuery,
): Promise<string | undefined> {
  const [levelId] = (await findKeys(connection, 'level', [query.level])).values();
  if (itemIds.length === 0 || levelId === undefined || query.subjectIds?.length === 0) return undefined;
  const { fromPeriod, toPeriod } = query;
  return [
    `item_id in (${integerList(itemIds)})`,
    'slice_id = 0',
    query.subjectIds === undefined
      ? `subject_id in (select id from subject where level_id = ${levelId})`
      : `subject_id in (${integerList(query.subjectIds)})`,
    ...(fromPeriod === undefined ? [] : [`period >= ${integerList([fromPeriod])}`]),
    ...(toPeriod === undefined ? [] : [`period <= ${integerList([toPeriod])}`]),
  ].join(' and ');
}

class ColumnBuilder {
  readonly #subjectId = new GrowingInt32();
  readonly #period = new GrowingInt32();
  readonly #number = new GrowingFloat64();
  readonly #knownAt = new GrowingFloat64();
  readonly #text: (string | null)[] = [];
  #hasText = false;

  push(subjectId: number, period: number, number: number, knownAt: number, text: string | null): void {
    this.#subjectId.push(subjectId);
    this.#period.push(period);
    this.#number.push(number);
    this.#knownAt.push(knownAt);
    this.#text.push(text);
    if (text !== null) this.#hasText = true;
  }

  build(item: string): CurrentColumn {
    return {
      item,
      subjectId: this.#subjectId.toArray(),
      period: this.#period.toArray(),
      number: this.#number.toArray(),
      text: this.#hasText ? this.#text : null,
      knownAt: this.#knownAt.toArray(),
    };
  }
}

/** First and last period of each subject that has a value of these items, by subject. */
export async function readExtents(
  connection: Connection,
  items: readonly string[],
  subjectIds: readonly SubjectId[],
): Promise<{ subjectId: Int32Array; from: Int32Array; to: Int32Array }> {
  const [subjectId, from, to] = [new GrowingInt32(), new GrowingInt32(), new GrowingInt32()];
  const itemIds = [...(await findKeys(connection, 'item', items)).values()];
  if (itemIds.length > 0 && subjectIds.length > 0) {
    const text = `select subject_id, min(period), max(period) from observation_current
      where item_id in (${integerList(itemIds)}) and subject_id in (${integerList(subjectIds)})
      group by subject_id order by subject_id`;
    await connection.withClient((client) =>
      copyOut(client, text, (row) => {
        subjectId.push(row.int4());
        from.push(row.int4());
        to.push(row.int4());
      }),
    );
  }
  return { subjectId: subjectId.toArray(), from: from.toArray(), to: to.toArray() };
}
