import { safeText } from '../build-scope.js';
import type { ArithmeticOperator, ComparisonOperator } from '../feel-node.js';
import { computeArithmetic, isInstanceOf, negateValue, parseTypeSpec } from '../value/index.js';
import { conditionUnknown } from '../feel-warning.js';
import { foldText } from '../fold-character.js';
import { NOTHING, partsOf, typedOf, type Compiler } from './compilation.js';
import { comparerOf, isUnknown } from './compare-by.js';
import { compileJudged } from './compile-judged.js';
import { compileTests } from './compile-test.js';
import type { Expression } from './frame.js';

export const compileInner: Compiler = (compilation, node, names) => {
  const [inner] = partsOf(node, '(', ')');
  return inner ? compilation.compile(inner, names) : NOTHING;
};

export const compileArithmetic: Compiler = (compilation, node, names) => {
  const sign = node.children.find(({ name }) => name === 'ArithOp');
  const operands = node.children.filter((child) => child !== sign);
  const [left, right] = operands.map((operand) => compilation.compile(operand, names));
  if (!sign || !left) return NOTHING;
  const operator = safeText(compilation.scope, sign) as ArithmeticOperator;
  const typed = typedOf(compilation, node);
  if (!right) return compileSign(left, operator, typed);
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    if (a === null || b === null) return null;
    const value = computeArithmetic(operator, a, b);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return frame.warn(operator === '/' && b === 0 ? 'feel.divisionByZero' : 'feel.notFinite', typed);
    }
    if (typeof value === 'string') return frame.budget.text(value);
    return value ?? frame.warn('feel.operands', typed);
  };
};

function compileSign(operand: Expression, operator: string, typed: string): Expression {
  return (frame) => {
    const value = operand(frame);
    if (value === null) return null;
    const signed = operator === '-' ? negateValue(value) : typeof value === 'number' ? value : null;
    return signed ?? frame.warn('feel.operands', typed);
  };
}

/** Comparison, `between` and `in`. */
export const compileComparison: Compiler = (compilation, node, names) => {
  const [subject, second] = node.children;
  if (!subject || !second) return NOTHING;
  if (second.name === 'in') return compileMembership(compilation, node, names);
  const [first, other] = node.children.slice(2).filter(({ name }) => name !== 'and');
  const left = compileJudged(compilation, subject, names);
  const right = first ? compileJudged(compilation, first, names) : NOTHING;
  const compareBy = comparerOf(compilation);
  const typed = typedOf(compilation, node);
  if (second.name === 'between' && other) {
    const high = compileJudged(compilation, other, names);
    return (frame) => {
      const value = left(frame);
      const bounds = [compareBy('>=', value, right(frame)), compareBy('<=', value, high(frame))];
      return bounds.includes(false) ? false : bounds.includes(null) ? null : true;
    };
  }
  const operator = safeText(compilation.scope, second) as ComparisonOperator;
  const unknown = isUnknown(compilation, first ? [subject, first] : [subject]);
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    if (unknown && (a === null || b === null)) return null;
    const truth = compareBy(operator, a, b);
    return truth === null && a !== null && b !== null ? frame.warn('feel.operands', typed) : truth;
  };
};

const compileMembership: Compiler = (compilation, node, names) => {
  const [subject] = node.children;
  const tests = partsOf(node, '(', ')', 'in').slice(1);
  const value = subject ? compileJudged(compilation, subject, names) : NOTHING;
  const test = compileTests(compilation, tests, names);
  return (frame) => test(frame, value(frame));
};

/** Kleene's and, or; anything but a truth value counts as unknown. */
export const compileLogic: Compiler = (compilation, node, names) => {
  const decisive = node.name === 'Disjunction';
  const operands = partsOf(node, 'and', 'or').map((operand) => compilation.compile(operand, names));
  return (frame) => {
    let known = true;
    for (const operand of operands) {
      const truth = operand(frame);
      if (truth === decisive) return decisive;
      if (truth !== !decisive) known = false;
    }
    return known ? !decisive : null;
  };
};

export const compileIf: Compiler = (compilation, node, names) => {
  const parts = partsOf(node, 'if', 'then', 'else');
  const [condition, then, otherwise] = parts.map((part) => compilation.compile(part, names));
  if (!condition || !then || !otherwise || !parts[0]) return NOTHING;
  const typed = typedOf(compilation, parts[0]);
  const takesElse = compilation.scope.meaning === 'standard';
  return (frame) => {
    const truth = condition(frame);
    if (truth === true) return then(frame);
    if (truth === false) return otherwise(frame);
    frame.run.warn?.(conditionUnknown(typed, takesElse));
    return takesElse ? otherwise(frame) : null;
  };
};

export const compileInstanceOf: Compiler = (compilation, node, names) => {
  const [subject] = node.children;
  const type = node.children.find(({ name }) => name === 'Type');
  if (!subject || !type) return NOTHING;
  const value = compilation.compile(subject, names);
  const typed = typedOf(compilation, type);
  const spec = parseTypeSpec(foldText(typed));
  if (!spec) {
    return (frame) => {
      frame.warn('feel.argument', typed, { zh: '没有这个类型', en: 'there is no such type' });
      return false;
    };
  }
  return (frame) => isInstanceOf(value(frame), spec);
};
