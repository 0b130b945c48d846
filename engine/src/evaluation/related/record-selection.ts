import { columnOf, isOfType } from '../../column/index.js';
import type { Formula } from '../../feel/index.js';
import type { DataSet, FactRef, FactValue, FactVia } from '../../model/index.js';
import { truthsOf } from './children-column.js';
import { summarise, type Summary } from './summarise.js';

type Fields = Readonly<Record<string, FactValue>>;

/** Records of a data set with all that is asked of each: whether it fits, its number, item and tier. */
export class RecordSelection {
  readonly #truths: Uint8Array | undefined;

  constructor(
    private readonly fact: FactRef,
    private readonly via: FactVia,
    private readonly dataSet: DataSet,
    private readonly records: readonly Fields[],
    condition: Formula | undefined,
  ) {
    this.#truths =
      condition && truthsOf(condition, { unrounded: (field) => this.#column(field) }, records.length);
  }

  /** What is made of some records, given by their places. */
  summarise(places: readonly number[]): Summary {
    const { via } = this;
    const known = via.known === true;
    const truths = new Uint8Array(places.length);
    places.forEach((place, member) => (truths[member] = this.#truths?.[place] ?? 1));
    if (via.once) this.#keepHighest(places, truths, via.once);
    const numbers = this.fact.property !== undefined || via.weights !== undefined;
    return summarise(via.aggregate, known, {
      length: places.length,
      truthAt: (member) => truths[member] ?? 2,
      numberAt: numbers ? (member) => this.#number(places[member] ?? -1) : undefined,
    });
  }

  /** Of several records of one item only the highest stays; a record whose item or tier is not known is undecided. */
  #keepHighest(places: readonly number[], truths: Uint8Array, [item, tier]: readonly [string, string]): void {
    const tiers = this.dataSet.fields.find(({ code }) => code === tier)?.tiers ?? [];
    const highest = new Map<FactValue, { member: number; rank: number }>();
    places.forEach((place, member) => {
      if (truths[member] !== 1) return;
      const of = this.#field(place, item);
      const rank = tiers.indexOf(String(this.#field(place, tier)));
      if (of === null || rank < 0) {
        truths[member] = 2;
        return;
      }
      const known = highest.get(of);
      if (known && known.rank <= rank) {
        truths[member] = 0;
        return;
      }
      if (known) truths[known.member] = 0;
      highest.set(of, { member, rank });
    });
  }

  #number(place: number): number {
    const { property } = this.fact;
    const value = property === undefined ? 1 : this.#field(place, property);
    let number = typeof value === 'number' ? value : NaN;
    for (const code of this.via.weights ?? []) number *= this.#weight(place, code);
    return number;
  }

  #weight(place: number, code: string): number {
    const table = this.dataSet.weightTables?.find((one) => one.code === code);
    const value = table ? this.#field(place, table.field) : null;
    return value !== null && table && Object.hasOwn(table.weights, String(value))
      ? (table.weights[String(value)] ?? NaN)
      : NaN;
  }

  /** A value of another type than the data set says is not known. */
  #field(place: number, code: string): FactValue {
    const fields = this.records[place];
    const type = this.dataSet.fields.find((field) => field.code === code)?.valueType;
    const value = fields && Object.hasOwn(fields, code) ? (fields[code] ?? null) : null;
    return type !== undefined && isOfType(value, type) ? value : null;
  }

  #column({ property = '' }: FactRef) {
    const type = this.dataSet.fields.find(({ code }) => code === property)?.valueType;
    return (
      type &&
      columnOf(
        type,
        this.records.map((_, place) => this.#field(place, property)),
      )
    );
  }
}
