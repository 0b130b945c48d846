import { checkDecisionTable } from '../decision-table/index.js';
import { hasErrors } from '../feel/index.js';
import { checkIndicator, parseBases } from '../indicator/index.js';
import type { Diagnostic, FactRef, Rule } from '../model/index.js';
import { checkProcess } from '../process/index.js';
import { type ConditionNode, type FactSide, readRule } from '../rule/index.js';
import { checkScoreSheet } from '../score/index.js';
import { checkStandard } from '../standard/index.js';
import { checkTarget } from '../target/index.js';
import { checkDiagnostic } from './check-diagnostic.js';
import { checkRuleConditions } from './check-rule-conditions.js';
import { checkRuleRecord } from './check-rule-record.js';
import { checkTiers } from './check-tiers.js';
import { cannot } from './conditions/analyse-conditions.js';
import { comparisonsOf, createConditionSpace } from './conditions/condition-space.js';
import type { CheckedList, DefinitionOf, ModelDefinitions } from './model-definitions.js';
import { checkStandardRows, checkTableRows } from './tables/check-table-rows.js';

/** One definition as checked: its findings and what it names. */
export interface CheckedUnit {
  readonly diagnostics: readonly Diagnostic[];
  readonly refs: readonly FactRef[];
  /** A rule's conditions, where it can trigger and can be clear. */
  readonly conditions?: ConditionNode;
}

type Checker<L extends CheckedList> = (definition: DefinitionOf<L>, model: ModelDefinitions) => CheckedUnit;

const NOTHING: readonly FactRef[] = [];

export const CHECKERS: { readonly [L in CheckedList]: Checker<L> } = {
  indicators: (indicator, model) => ({
    diagnostics: checkIndicator(indicator, model),
    refs: parseBases(indicator, model).flatMap(({ parsed }) => parsed.names.map(({ ref }) => ref)),
  }),
  standards: (standard, model) => {
    const own = checkStandard(standard, model);
    const codes = new Set(own.map(({ code }) => code));
    // A standard's own check tells of gaps and overlaps as well.
    const rows = checkStandardRows(standard, model).filter(
      ({ code }) => !SAME_FINDING.some(([mine, theirs]) => mine === code && codes.has(theirs)),
    );
    // A table that cannot be read proves nothing.
    const tiers = hasErrors(own) ? [] : checkTiers(standard, model);
    return { diagnostics: [...own, ...rows, ...tiers], refs: NOTHING };
  },
  tables: (table, model) => ({
    diagnostics: [...checkDecisionTable(table, model), ...checkTableRows(table, model)],
    refs: NOTHING,
  }),
  rules: checkRuleUnit,
  processes: (process) => ({ diagnostics: checkProcess(process), refs: NOTHING }),
  scoreSheets: (sheet, model) => ({ diagnostics: checkScoreSheet(sheet, model), refs: standardRefs(sheet) }),
  targets: (target, model) => ({ diagnostics: checkTarget(target, model), refs: NOTHING }),
};

const SAME_FINDING = [
  ['check.table.gap', 'standard.gap'],
  ['check.table.overlap', 'standard.overlap'],
  ['check.table.conflict', 'standard.overlap'],
] as const;

function checkRuleUnit(rule: Rule, model: ModelDefinitions): CheckedUnit {
  const reading = readRule(rule, model);
  if (reading.hasError || !reading.conditions) return { diagnostics: reading.diagnostics, refs: NOTHING };
  const { conditions, recovery, eventParams } = reading;
  const trees = recovery ? [conditions, recovery] : [conditions];
  const sides = trees.flatMap((tree) => [...comparisonsOf(tree)]).flatMap(({ left, right }) => [left, right]);
  const facts = sides.filter((side): side is FactSide => side.kind === 'fact').map(({ ref }) => ref);
  const ofEvent = eventParams.flatMap((param) => (param.kind === 'fact' ? [param.side.ref] : []));
  const diagnostics = [
    ...reading.diagnostics,
    ...processDiagnostics(rule, model),
    ...checkRuleConditions(rule, reading),
    ...checkRuleRecord(rule),
  ];
  const space = createConditionSpace([conditions]);
  const isOpen = [true, false].every((wanted) => !cannot(space, [{ node: conditions, wanted }]));
  const subject: FactRef[] =
    rule.indicator === undefined ? [] : [{ kind: 'indicator', code: rule.indicator }];
  return { diagnostics, refs: [...facts, ...ofEvent, ...subject], ...(isOpen && { conditions }) };
}

function processDiagnostics({ code, process }: Rule, { processes }: ModelDefinitions): Diagnostic[] {
  if (process === undefined || processes === undefined) return [];
  if (processes.some((one) => one.code === process)) return [];
  return [checkDiagnostic('check.rule.processUnknown', `rules/${code}/process`, [process])];
}

/** Lines of standards that stand anywhere in a definition: `{ standard, line }`. */
function standardRefs(value: unknown): FactRef[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap(standardRefs);
  if (typeof value !== 'object' || value === null) return [];
  const { standard, line } = value as { standard?: unknown; line?: unknown };
  const own: FactRef[] =
    typeof standard === 'string' && typeof line === 'string'
      ? [{ kind: 'standard', code: standard, line }]
      : [];
  return [...own, ...Object.values(value).flatMap(standardRefs)];
}
