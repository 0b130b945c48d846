import { orderComputed } from '../rounding/index.js';
import { evaluateDelegated } from './evaluate-delegated.js';
import type {
  ArithmeticNode,
  ArithmeticOperator,
  CallNode,
  ComparisonNode,
  ComparisonOperator,
  DelegatedNode,
  FeelNode,
  IfNode,
  LogicNode,
} from './feel-node.js';
import type { FeelRun } from './feel-run.js';
import { conditionUnknown, feelWarning, type FeelWarningCode } from './feel-warning.js';
import { LIST_FUNCTIONS, NUMBER_FUNCTIONS } from './number-function.js';
import { compareTexts } from './value/index.js';

/** A node as a function. Lists and contexts come only from delegated parts. */
export type Evaluate = (run: FeelRun) => unknown;

/** Compiles a tree to closures. `text` is the formula as typed, for messages. */
export function compileNode(node: FeelNode, text: string): Evaluate {
  const compile = (child: FeelNode) => compileNode(child, text);
  const typed = (child: FeelNode) => text.slice(child.from, child.to);
  switch (node.kind) {
    case 'literal':
    case 'percent': {
      const { value } = node;
      return () => value;
    }
    case 'slot': {
      const { slot } = node;
      return (run) => {
        run.read?.(slot);
        return run.values[slot] ?? null;
      };
    }
    case 'negate': {
      const operand = compile(node.operand);
      return (run) => {
        const value = operand(run);
        return typeof value === 'number' ? 0 - value : null;
      };
    }
    case 'arithmetic':
      return compileArithmetic(node, compile(node.left), compile(node.right), typed(node));
    case 'comparison':
      return compileComparison(node, compile(node.left), compile(node.right));
    case 'and':
    case 'or':
      return compileLogic(node, node.operands.map(compile));
    case 'not': {
      const operand = compile(node.operand);
      return (run) => {
        const value = operand(run);
        return typeof value === 'boolean' ? !value : null;
      };
    }
    case 'if':
      return compileIf(node, compile, typed(node.condition));
    case 'call':
      return compileCall(node, node.arguments.map(compile), typed(node));
    case 'list': {
      const items = node.items.map(compile);
      return (run) => items.map((item) => item(run));
    }
    case 'delegated':
      return compileDelegated(node, text);
  }
}

const ARITHMETIC: Record<ArithmeticOperator, (x: number, y: number) => number> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  '**': (x, y) => x ** y,
};

function compileArithmetic(node: ArithmeticNode, left: Evaluate, right: Evaluate, typed: string): Evaluate {
  const { operator } = node;
  if (node.type === 'text') {
    return (run) => {
      const [x, y] = [left(run), right(run)];
      return typeof x === 'string' && typeof y === 'string' ? x + y : null;
    };
  }
  const apply = ARITHMETIC[operator];
  const divides = operator === '/';
  return (run) => {
    const x = left(run);
    const y = right(run);
    if (typeof x !== 'number' || typeof y !== 'number') return null;
    if (divides && y === 0) return warned(run, 'feel.divisionByZero', typed);
    const value = apply(x, y);
    return Number.isFinite(value) ? value : warned(run, 'feel.notFinite', typed);
  };
}

/** Order of two numbers, or of two texts. */
const COMPARE: Record<Exclude<ComparisonOperator, '=' | '!='>, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compileComparison(node: ComparisonNode, left: Evaluate, right: Evaluate): Evaluate {
  const { operator, nullIsValue, computed } = node;
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '=';
    return (run) => {
      const x = left(run);
      const y = right(run);
      if (x === null || y === null) return nullIsValue ? (x === y) === wanted : null;
      if (computed && typeof x === 'number' && typeof y === 'number')
        return (orderComputed(x, y) === 0) === wanted;
      return typeof x === typeof y ? (x === y) === wanted : null;
    };
  }
  const holds = COMPARE[operator];
  return (run) => {
    const x = left(run);
    const y = right(run);
    if (typeof x === 'number' && typeof y === 'number') {
      return holds(computed ? orderComputed(x, y) : x < y ? -1 : x > y ? 1 : 0);
    }
    return typeof x === 'string' && typeof y === 'string' ? holds(compareTexts(x, y)) : null;
  };
}

function compileLogic(node: LogicNode, operands: readonly Evaluate[]): Evaluate {
  /** The value that decides alone. */
  const decisive = node.kind === 'or';
  return (run) => {
    let known = true;
    for (const operand of operands) {
      const value = operand(run);
      if (value === decisive) return decisive;
      if (value !== !decisive) known = false;
    }
    return known ? !decisive : null;
  };
}

function compileIf(node: IfNode, compile: (node: FeelNode) => Evaluate, typed: string): Evaluate {
  const [condition, then, otherwise] = [compile(node.condition), compile(node.then), compile(node.otherwise)];
  return (run) => {
    const truth = condition(run);
    if (truth === true) return then(run);
    if (truth === false) return otherwise(run);
    run.warn?.(conditionUnknown(typed, node.unknownIsElse));
    return node.unknownIsElse ? otherwise(run) : null;
  };
}

function compileCall(node: CallNode, parameters: readonly Evaluate[], typed: string): Evaluate {
  const list = LIST_FUNCTIONS[node.name];
  const apply = NUMBER_FUNCTIONS[node.name]?.apply;
  return (run) => {
    const values: number[] = [];
    for (const parameter of parameters) {
      const value = parameter(run);
      if (typeof value !== 'number') return null;
      values.push(value);
    }
    const value = list ? list(values) : apply ? apply(...values) : NaN;
    return Number.isFinite(value)
      ? value
      : warned(run, Number.isNaN(value) ? 'feel.domain' : 'feel.notFinite', typed);
  };
}

function compileDelegated(node: DelegatedNode, text: string): Evaluate {
  return (run) => evaluateDelegated(node, text, run);
}

function warned(run: FeelRun, code: FeelWarningCode, typed: string): null {
  run.warn?.(feelWarning(code, typed));
  return null;
}
