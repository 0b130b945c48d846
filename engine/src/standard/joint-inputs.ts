import { samplesBetween, tableRegions, type ParsedTable } from '../decision-table/index.js';
import type { FactValue } from '../model/index.js';

/** Combinations that are gone through one by one. */
const MAX_COMBINATIONS = 100_000;
/** A text that no table names. */
const NOBODY = '\u0000';

/** The inputs of two tables side by side, equal expressions as one, with a value of each class either tells apart. */
export class JointInputs {
  private constructor(
    private readonly expressions: readonly string[],
    private readonly samples: readonly (readonly FactValue[])[],
    /** By table: for each input its place among the expressions. */
    private readonly places: readonly (readonly number[])[],
  ) {}

  /** `undefined` where cells ask about more than their input, or where there are too many classes. */
  static of(...tables: readonly ParsedTable[]): JointInputs | undefined {
    const expressions: string[] = [];
    const constants: FactValue[][] = [];
    const places = tables.map((parsed) => {
      const { inputs } = tableRegions(parsed);
      return parsed.table.inputs.map(({ expression }, i) => {
        const text = canonical(expression);
        let place = expressions.indexOf(text);
        if (place < 0) {
          place = expressions.push(text) - 1;
          constants.push([]);
        }
        const type = parsed.inputs[i]?.node?.type;
        constants[place]?.push(
          ...(inputs[i]?.constants ?? []),
          ...(type === 'boolean' ? [true] : type === 'number' ? [0] : [NOBODY]),
        );
        return place;
      });
    });
    const open = tables.some((parsed) =>
      tableRegions(parsed).inputs.some(({ openRows }) => openRows.length > 0),
    );
    const samples = constants.map(samplesBetween);
    const size = samples.reduce((product, one) => product * one.length, 1);
    return open || size > MAX_COMBINATIONS ? undefined : new JointInputs(expressions, samples, places);
  }

  *combinations(before: readonly FactValue[] = []): Generator<readonly FactValue[]> {
    const values = this.samples[before.length];
    if (!values) {
      yield before;
      return;
    }
    for (const value of values) yield* this.combinations([...before, value]);
  }

  /** The values of one table's inputs. */
  valuesFor(table: number, combination: readonly FactValue[]): FactValue[] {
    return (this.places[table] ?? []).map((place) => combination[place] ?? null);
  }

  named(combination: readonly FactValue[]): Record<string, FactValue> {
    return Object.fromEntries(
      this.expressions.map((expression, i) => [
        expression,
        combination[i] === NOBODY ? null : (combination[i] ?? null),
      ]),
    );
  }
}

function canonical(expression: string): string {
  return expression.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
