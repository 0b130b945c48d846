import { parse } from 'csv-parse/sync';

/** A verdict of one rule on one institution in one year, computed without the product. */
export interface ExpectedVerdict {
  readonly rule: string;
  readonly subject: string;
  readonly period: string;
  readonly verdict: 'triggered' | 'clear' | 'unknown';
  readonly severity: string;
  /** What could decide it if it were known, sorted and joined by `;`. */
  readonly missing: string;
}

type Truth = boolean | null;
type Row = Readonly<Record<string, string>>;

interface Rule {
  readonly code: string;
  readonly severity: string;
  /** Comparisons that must all be true, by the fact that each looks at. */
  readonly judge: (now: Row | undefined, before: Row | undefined) => Readonly<Record<string, Truth>>;
}

const RATIO = 'item:student-faculty-ratio';
const RETENTION = 'item:full-time-retention';

const RULES: readonly Rule[] = [
  {
    code: 'ratio-above-18',
    severity: 'ipeds-attention',
    judge: (now) => ({ [RATIO]: above(now?.['stufacr'], 18) }),
  },
  {
    code: 'ratio-above-22',
    severity: 'ipeds-alarm',
    judge: (now) => ({ [RATIO]: above(now?.['stufacr'], 22) }),
  },
  {
    code: 'retention-below-50-twice',
    severity: 'ipeds-alarm',
    judge: (now, before) => ({
      [RETENTION]: below(now?.['ret_pcf'], 50),
      [`${RETENTION}@-1`]: below(before?.['ret_pcf'], 50),
    }),
  },
];

/** Every rule for every institution in every year from its first row to its last. */
export function expectedVerdicts(csv: string): ExpectedVerdict[] {
  const rows: Row[] = parse(csv, { columns: true, bom: true });
  const byInstitution = new Map<string, Map<number, Row>>();
  for (const row of rows) {
    const years = byInstitution.get(row['unitid'] ?? '') ?? new Map<number, Row>();
    byInstitution.set(row['unitid'] ?? '', years.set(Number(row['year']), row));
  }
  const verdicts: ExpectedVerdict[] = [];
  for (const [subject, years] of byInstitution) {
    const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
    for (let year = first; year <= last; year++) {
      for (const { code, severity, judge } of RULES) {
        const comparisons = judge(years.get(year), years.get(year - 1));
        const truth = all(Object.values(comparisons));
        const unknown = Object.keys(comparisons).filter((fact) => comparisons[fact] === null);
        verdicts.push({
          rule: code,
          subject,
          period: String(year),
          verdict: truth === null ? 'unknown' : truth ? 'triggered' : 'clear',
          severity: truth === true ? severity : '',
          missing: truth === null ? unknown.sort().join(';') : '',
        });
      }
    }
  }
  return verdicts;
}

/** How many years of an institution have no row although earlier and later ones have. */
export function gapCount(csv: string): number {
  const years = new Map<string, number[]>();
  const rows: Row[] = parse(csv, { columns: true, bom: true });
  for (const row of rows) {
    const list = years.get(row['unitid'] ?? '') ?? [];
    list.push(Number(row['year']));
    years.set(row['unitid'] ?? '', list);
  }
  let gaps = 0;
  for (const list of years.values()) gaps += Math.max(...list) - Math.min(...list) + 1 - list.length;
  return gaps;
}

function number(cell: string | undefined): number | null {
  return cell === undefined || cell === '' ? null : Number(cell);
}

function above(cell: string | undefined, line: number): Truth {
  const value = number(cell);
  return value === null ? null : value > line;
}

function below(cell: string | undefined, line: number): Truth {
  const value = number(cell);
  return value === null ? null : value < line;
}

/** False when one is false, whatever the others; otherwise unknown when one is. */
function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}
