import type { Diagnostic, PeriodKind } from '../model/index.js';
import { buildNode } from './build-node.js';
import type { BuildScope, FeelMeaning } from './build-scope.js';
import { buildUnaryTests } from './build-test.js';
import { cellDiagnostic } from './cell-diagnostic.js';
import { feelDiagnostic, hasErrors } from './feel-diagnostic.js';
import type { FeelNode } from './feel-node.js';
import type { FormulaScope } from './scope-of-names.js';
import { SlotTable, type FormulaSlot, type NameUse } from './formula-slot.js';
import { createFormulaText, type FormulaText } from './formula-text.js';
import { hideRangeTypes } from './hide-range-types.js';
import { judgedValue } from './judged-value.js';
import { resolvePercent } from './resolve-percent.js';
import { scanDiagnostics, scanFormula, type FormulaPart } from './scan-formula.js';
import { spokenWordDiagnostic } from './spoken-word.js';
import { syntaxDiagnostic } from './syntax-diagnostic.js';
import { depthOf, findSyntaxError, parseSyntax } from './syntax-tree.js';
import { unitOfNode } from './unit-of-node.js';
import { checkUnits } from './units/index.js';

/** A formula read and checked. */
export interface ParsedFormula {
  readonly text: string;
  /** Absent when an error was found. */
  readonly node?: FeelNode;
  readonly slots: readonly FormulaSlot[];
  /** Names in the text, in order. */
  readonly names: readonly NameUse[];
  readonly unit?: string;
  /** Errors, warnings; positions in the text as typed, paths empty. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  readonly meaning?: FeelMeaning;
  /** Read as unary tests about this value. */
  readonly input?: FormulaSlot;
  /** The value is judged, not computed with: an indicator named by itself counts as it is shown. */
  readonly judged?: boolean;
  /** Unit of the result, where the place of the formula gives one. */
  readonly unit?: string;
  readonly self?: { readonly kind: string; readonly code: string };
  /** Kind of period that the formula is computed for. */
  readonly periodKind?: PeriodKind;
}

const MAX_LENGTH = 4000;
const MAX_DEPTH = 400;

export function parseFormula(text: string, names: FormulaScope, options: ParseOptions = {}): ParsedFormula {
  const slots = new SlotTable();
  if (options.input) slots.add(options.input);
  const failed = (...diagnostics: Diagnostic[]): ParsedFormula => ({
    text,
    slots: slots.slots,
    names: [],
    diagnostics,
  });
  if (text.length > MAX_LENGTH) return failed(tooLong(text));
  const habit = options.input && cellDiagnostic(text, options.input.type);
  if (habit && options.meaning !== 'standard') return failed(habit);
  const parts = scanFormula(text, names.index);
  if (parts.every(({ kind }) => kind === 'space' || kind === 'comment')) return failed(empty(text));
  const found = scanDiagnostics(text, parts);
  if (hasErrors(found)) return failed(...found);
  return read(createFormulaText(text, hideRangeTypes(parts)), parts, names, slots, options);
}

function read(
  text: FormulaText,
  parts: readonly FormulaPart[],
  names: FormulaScope,
  slots: SlotTable,
  options: ParseOptions,
): ParsedFormula {
  const tokens = parts.filter(({ kind }) => kind === 'name').map(({ safe }) => safe);
  const root = parseSyntax(text.safe, options.input ? 'UnaryTests' : 'Expression', tokens);
  const failed = (diagnostic: Diagnostic): ParsedFormula => ({
    text: text.text,
    slots: slots.slots,
    names: [],
    diagnostics: [diagnostic],
  });
  if (depthOf(root) > MAX_DEPTH) return failed(tooDeep(text.text));
  const spoken = options.meaning === 'standard' ? undefined : spokenWordDiagnostic(text.text, parts);
  if (spoken) return failed(spoken);
  const error = findSyntaxError(root);
  if (error) return failed(syntaxDiagnostic(text, parts, error));

  const scope: BuildScope = {
    text,
    meaning: options.meaning ?? 'facts',
    names,
    slots,
    uses: [],
    diagnostics: [],
    ...(options.input ? { inputSlot: 0 } : {}),
    ...(options.self ? { self: options.self } : {}),
    ...(options.periodKind ? { periodKind: options.periodKind } : {}),
    build: (node) => buildNode(scope, node),
    buildOn: buildNode,
  };
  const built = options.input ? buildUnaryTests(scope, root) : buildNode(scope, root);
  if ((options.meaning ?? 'facts') === 'facts' && !hasErrors(scope.diagnostics)) {
    scope.diagnostics.push(...checkUnits(built, slots.slots, text.text));
  }
  const diagnostics = once(scope.diagnostics, ({ code, from, to }) => `${code} ${from} ${to}`);
  const unit = unitOfNode(built, slots.slots);
  return {
    text: text.text,
    ...(hasErrors(diagnostics)
      ? {}
      : {
          node: resolvePercent(options.judged ? judgedValue(scope, built) : built, slots.slots, options.unit),
        }),
    slots: slots.slots,
    names: once(scope.uses, ({ from }) => String(from)).sort((a, b) => a.from - b.from),
    ...(unit === undefined ? {} : { unit }),
    diagnostics: diagnostics.sort((a, b) => (a.from ?? 0) - (b.from ?? 0)),
  };
}

/** A part may be built twice when the whole it stands in is compiled by `expression`. */
function once<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const first = new Map<string, T>();
  for (const value of values) if (!first.has(keyOf(value))) first.set(keyOf(value), value);
  return [...first.values()];
}

function tooLong(text: string): Diagnostic {
  return feelDiagnostic(
    'feel.tooLong',
    MAX_LENGTH,
    text.length,
    `公式太长（${text.length} 字，上限 ${MAX_LENGTH}），请拆成几个指标`,
    `The formula is too long (${text.length} characters, at most ${MAX_LENGTH}): split it into several indicators`,
  );
}

function tooDeep(text: string): Diagnostic {
  return feelDiagnostic(
    'feel.tooDeep',
    0,
    text.length,
    `公式嵌套超过 ${MAX_DEPTH} 层，请拆成几个指标`,
    `The formula is nested more than ${MAX_DEPTH} deep: split it into several indicators`,
  );
}

function empty(text: string): Diagnostic {
  return feelDiagnostic('feel.empty', 0, text.length, '公式是空的', 'The formula is empty');
}
