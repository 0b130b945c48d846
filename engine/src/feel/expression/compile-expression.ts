import type { BuildScope } from '../build-scope.js';
import type { FeelRun } from '../feel-run.js';
import { feelWarning } from '../feel-warning.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { isTemporal, temporalText } from '../temporal/index.js';
import {
  BudgetExceeded,
  createContext,
  FeelClosure,
  FeelRange,
  isContext,
  isList,
  StepBudget,
  valueText,
} from '../value/index.js';
import { typedOf, type Compilation, type Compiler } from './compilation.js';
import { compileInvocation, compileDefinition } from './compile-invocation.js';
import { compileFor, compileQuantified } from './compile-iteration.js';
import {
  compileContext,
  compileDateTime,
  compileInterval,
  compileList,
  compileNumber,
  compileRangeValue,
  compileText,
  compileTruth,
  constant,
} from './compile-literal.js';
import {
  compileArithmetic,
  compileComparison,
  compileIf,
  compileInner,
  compileInstanceOf,
  compileLogic,
} from './compile-operator.js';
import { compileFilter, compilePath } from './compile-path.js';
import { compileTests } from './compile-test.js';
import { compileInput, compileVariable, readSlot } from './compile-variable.js';
import { Frame, type Expression } from './frame.js';

/** Node names of the grammar under which a value can stand. */
const COMPILERS: Readonly<Record<string, Compiler>> = {
  Expression: compileInner,
  ParenthesizedExpression: compileInner,
  PositiveUnaryTest: compileInner,
  NumericLiteral: compileNumber,
  StringLiteral: compileText,
  BooleanLiteral: compileTruth,
  null: () => constant(null),
  DateTimeLiteral: compileDateTime,
  VariableName: compileVariable,
  '?': compileInput,
  List: compileList,
  Context: compileContext,
  Interval: compileInterval,
  SimplePositiveUnaryTest: compileRangeValue,
  ArithmeticExpression: compileArithmetic,
  Comparison: compileComparison,
  Conjunction: compileLogic,
  Disjunction: compileLogic,
  IfExpression: compileIf,
  InstanceOfExpression: compileInstanceOf,
  PathExpression: compilePath,
  FilterExpression: compileFilter,
  ForExpression: compileFor,
  QuantifiedExpression: compileQuantified,
  FunctionInvocation: compileInvocation,
  FunctionDefinition: compileDefinition,
};

/** Computes a whole expression; dates, durations and ranges come as text. */
export type EvaluateWhole = (run: FeelRun) => unknown;

function compilationOf(scope: BuildScope): Compilation {
  const compilation: Compilation = {
    scope,
    compile(node, names) {
      const compiler = Object.hasOwn(COMPILERS, node.name) ? COMPILERS[node.name] : undefined;
      return compiler ? compiler(compilation, node, names) : constant(null);
    },
  };
  return compilation;
}

/** Compiles any FEEL expression to closures, whatever the types of its values. */
export function compileExpression(scope: BuildScope, node: SyntaxNode): EvaluateWhole {
  const compilation = compilationOf(scope);
  return bounded(compilation.compile(node, undefined), typedOf(compilation, node));
}

/** Unary tests about the input. */
export function compileInputTests(scope: BuildScope, root: SyntaxNode): EvaluateWhole {
  const compilation = compilationOf(scope);
  const slot = scope.inputSlot ?? 0;
  const input = readSlot(slot, scope.slots.slots[slot]?.type === 'date');
  const tests = root.children.filter(({ name }) => name === 'PositiveUnaryTests' || name === 'Wildcard');
  const test = compileTests(compilation, tests, undefined);
  const negated = root.children[0]?.name === 'not';
  return bounded(
    (frame) => {
      const truth = test(frame, input(frame));
      return negated && truth !== null ? !truth : truth;
    },
    typedOf(compilation, root),
  );
}

/** Within the budget of the run. */
function bounded(evaluate: Expression, typed: string): EvaluateWhole {
  return (run) => {
    const budget = (run.budget ??= new StepBudget());
    try {
      return plainValue(evaluate(new Frame(run, budget)));
    } catch (error) {
      // the platform's own limits: too many nested calls, a text or list too long
      if (!(error instanceof BudgetExceeded) && !(error instanceof RangeError)) throw error;
      run.warn?.(feelWarning('feel.budget', typed));
      return null;
    }
  };
}

function plainValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? value + 0 : value;
  if (isTemporal(value)) return temporalText(value);
  if (isList(value)) return value.map(plainValue);
  if (value instanceof FeelRange || value instanceof FeelClosure) return valueText(value);
  if (!isContext(value)) return null;
  return createContext(Object.entries(value).map(([key, entry]) => [key, plainValue(entry)] as const));
}
