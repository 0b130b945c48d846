import type { Diagnostic, FactRef, Standard } from '../model/index.js';
import { checkDiagnostic } from './check-diagnostic.js';
import type { ModelDefinitions } from './model-definitions.js';

/** One line of a standard and what watches it. */
export interface ClauseCoverage {
  readonly standard: string;
  readonly line: string;
  readonly document: string;
  readonly clause: string;
  /** The indicator that is judged; absent when it is not defined. */
  readonly indicator?: string;
  readonly rules: readonly string[];
  readonly scoreSheets: readonly string[];
  readonly targets: readonly string[];
}

/** The lines of all standards, each with the indicator that measures it and what judges it (覆盖图). */
export function coverageMap({
  standards,
  indicators,
  rules,
  scoreSheets = [],
  targets = [],
}: ModelDefinitions): readonly ClauseCoverage[] {
  return standards.flatMap((standard) =>
    standard.lines.map((line): ClauseCoverage => {
      const naming = <T extends { readonly code: string }>(list: readonly T[]) =>
        list.filter((one) => namesLine(one, standard.code, line.code)).map(({ code }) => code);
      const isMeasured = indicators.some(({ code }) => code === line.indicator);
      return {
        standard: standard.code,
        line: line.code,
        document: standard.document.number ?? standard.document.title,
        clause: clauseOf(standard, line),
        ...(isMeasured && { indicator: line.indicator }),
        rules: naming(rules),
        scoreSheets: naming(scoreSheets),
        targets: targets.flatMap((target) =>
          'indicator' in target && target.indicator === line.indicator ? [target.code] : [],
        ),
      };
    }),
  );
}

function clauseOf({ name }: Standard, line: Standard['lines'][number]): string {
  return line.clause ?? `《${name.zh}》${line.name.zh}`;
}

/** Whether `{ code, line }` or `{ standard, line }` of a line stands anywhere in a definition. */
function namesLine(value: unknown, standard: string, line: string): boolean {
  if (Array.isArray(value)) return (value as unknown[]).some((one) => namesLine(one, standard, line));
  if (typeof value !== 'object' || value === null) return false;
  const given = value as Readonly<Record<string, unknown>>;
  const isLine = given['line'] === line && (given['code'] === standard || given['standard'] === standard);
  return isLine || Object.values(given).some((one) => namesLine(one, standard, line));
}

/** Binding lines that neither a rule nor a score nor a target looks at. */
export function uncoveredClauses(
  { standards = [], targets = [] }: Partial<ModelDefinitions>,
  refs: readonly FactRef[],
): readonly Diagnostic[] {
  const used = new Set(
    refs.map(({ kind, code, line }) => (kind === 'standard' ? `${code} ${line ?? ''}` : '')),
  );
  const aimedAt = new Set(targets.flatMap((target) => ('indicator' in target ? [target.indicator] : [])));
  return standards.flatMap((standard) =>
    standard.lines.flatMap((line, i): Diagnostic[] =>
      line.binding !== 'binding' || used.has(`${standard.code} ${line.code}`) || aimedAt.has(line.indicator)
        ? []
        : [
            checkDiagnostic('check.clause.unmeasured', `standards/${standard.code}/lines/${i}`, [
              { zh: clauseOf(standard, line), en: line.clause ?? `${standard.name.en}, ${line.name.en}` },
            ]),
          ],
    ),
  );
}
