import { compileParsedTable, type CompiledTable, type ParsedTable } from '../decision-table/index.js';
import type {
  Dictionary,
  Exemption,
  FactValue,
  LineOperator,
  Standard,
  StandardLine,
} from '../model/index.js';
import { parseEdition } from './edition-table.js';
import { JointInputs } from './joint-inputs.js';

/** What can be said of one line that stands in two tiers. */
export interface TighteningFinding {
  /** Of the lower standard. */
  readonly line: string;
  /** Of the higher standard: the line on the same indicator. */
  readonly upperLine: string;
  /**
   * `tightened`: proved for every subject. `loosened`: shown by an example. `notProvable`: neither; treat as loosened.
   * `different`: the higher line does not bind, and the lower one is not tighter everywhere.
   */
  readonly result: 'tightened' | 'loosened' | 'notProvable' | 'different';
  readonly example?: LooseExample;
  /** The exemption in force that allows it. */
  readonly exemption?: Exemption;
}

/** A subject that the lower line lets pass and the higher one does not. */
export interface LooseExample {
  /** Expression of an input → its value. */
  readonly inputs: Readonly<Record<string, FactValue>>;
  readonly upper: number;
  readonly lower: number;
}

/**
 * Whether each line of a standard only tightens the line of a higher tier on the same indicator: what meets the lower
 * line must meet the higher one wherever both give a value. Both tables are asked about each class of values that
 * either tells apart; where these are too many or cannot be told, every two rows are held against each other. It never
 * calls a loosening tightened.
 *
 * @param day  that exemptions must reach
 */
export function proveTightening(
  lower: Standard,
  upper: Standard,
  dictionary: Dictionary,
  day?: string,
): TighteningFinding[] {
  const tables = [parseEdition(lower, lower, dictionary), parseEdition(upper, upper, dictionary)] as const;
  const joint = JointInputs.of(...tables);
  return lower.lines.flatMap((line) => {
    const above = upper.lines.find((other) => judgesTheSame(line, other));
    if (!above) return [];
    const found = joint ? byExample(tables, joint, line, above) : byRows(tables, line, above);
    const result = found.result !== 'tightened' && above.binding !== 'binding' ? 'different' : found.result;
    const loose = result === 'loosened' || result === 'notProvable';
    const exemption = loose ? exemptionFor(lower, line.code, day) : undefined;
    return [{ line: line.code, upperLine: above.code, ...found, result, ...(exemption && { exemption }) }];
  });
}

type Tables = readonly [lower: ParsedTable, upper: ParsedTable];
type Found = Pick<TighteningFinding, 'result' | 'example'>;

/** Exact: every combination of classes. */
function byExample(parsed: Tables, joint: JointInputs, line: StandardLine, above: StandardLine): Found {
  const [lower, upper] = parsed.map(compileParsedTable) as [CompiledTable, CompiledTable];
  for (const inputs of joint.combinations()) {
    const decided = lower.decide(joint.valuesFor(0, inputs));
    const required = upper.decide(joint.valuesFor(1, inputs));
    if (decided.outcome.kind === 'unknown' || required.outcome.kind === 'unknown')
      return { result: 'notProvable' };
    const [value, limit] = [decided.values[line.code], required.values[above.code]];
    if (typeof value !== 'number' || typeof limit !== 'number') continue;
    if (contains({ limit, operator: above.operator }, { limit: value, operator: line.operator })) continue;
    return { result: 'loosened', example: { inputs: joint.named(inputs), upper: limit, lower: value } };
  }
  return { result: 'tightened' };
}

/** Enough, not exact: whichever rows apply, the lower value is inside. */
function byRows([lower, upper]: Tables, line: StandardLine, above: StandardLine): Found {
  const values = ({ table }: ParsedTable, code: string) => {
    const at = table.outputs.findIndex((output) => output.code === code);
    return table.rows.map(({ then }) => then[at] ?? null).filter((value) => value !== null);
  };
  const contained = values(lower, line.code).every((value) =>
    values(upper, above.code).every(
      (limit) =>
        typeof value === 'number' &&
        typeof limit === 'number' &&
        contains({ limit, operator: above.operator }, { limit: value, operator: line.operator }),
    ),
  );
  const picks = [lower, upper].every(({ table }) => table.aggregator === undefined);
  return { result: contained && picks ? 'tightened' : 'notProvable' };
}

interface HalfLine {
  readonly limit: number;
  readonly operator: LineOperator;
}

/** Whether all values that meet the inner line meet the outer one. */
function contains(outer: HalfLine, inner: HalfLine): boolean {
  if (outer.limit === inner.limit) {
    return outer.operator.endsWith('Inclusive') || !inner.operator.endsWith('Inclusive');
  }
  return asksForMore(outer.operator) ? inner.limit > outer.limit : inner.limit < outer.limit;
}

function judgesTheSame(a: StandardLine, b: StandardLine): boolean {
  return (
    a.indicator === b.indicator && a.basis === b.basis && asksForMore(a.operator) === asksForMore(b.operator)
  );
}

function asksForMore(operator: LineOperator): boolean {
  return operator.startsWith('greater');
}

function exemptionFor(
  { exemptions = [] }: Standard,
  line: string,
  day: string | undefined,
): Exemption | undefined {
  return exemptions.find((one) => one.line === line && (day === undefined || day <= one.until));
}
