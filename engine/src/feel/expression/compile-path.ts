import type { SyntaxNode } from '../syntax-tree.js';
import { conditionUnknown } from '../feel-warning.js';
import { isList, readProperty } from '../value/index.js';
import { nameOf, NOTHING, partsOf, typedOf, type Compilation, type Compiler } from './compilation.js';
import { compileLive, isPartial } from './compile-variable.js';
import type { Expression, Frame } from './frame.js';
import { declareElement } from './name-scope.js';

export const compilePath: Compiler = (compilation, node, names) => {
  const [subject, name] = partsOf(node, '.');
  if (!subject || !name) return NOTHING;
  const evaluate = compilation.compile(subject, names);
  const property = nameOf(compilation, name);
  const typed = typedOf(compilation, node);
  return (frame) => {
    const value = evaluate(frame);
    if (value === null) return null;
    if (isList(value)) frame.budget.spend(value.length);
    const read = readProperty(value, property);
    return read === undefined ? frame.warn('feel.property', typed) : read;
  };
};

/** `list[condition]`, in which entries of the element and `item` are names, or `list[position]`, 10.3.2.5. */
export const compileFilter: Compiler = (compilation, node, names) => {
  const [subject, filter] = partsOf(node, '[', ']');
  if (!subject || !filter) return NOTHING;
  const evaluate = isPartial(compilation, subject)
    ? compileLive(compilation, subject, names)
    : compilation.compile(subject, names);
  const condition = compilation.compile(filter, declareElement(names));
  const position = isCondition(compilation, filter) ? undefined : compilation.compile(filter, names);
  const typed = compilation.scope.meaning === 'facts' ? typedOf(compilation, filter) : undefined;
  return (frame) => {
    const value = evaluate(frame);
    if (value === null) return null;
    const list = isList(value) ? value : [value];
    const index = position?.(frame.silent());
    if (typeof index === 'number') return elementAt(list, index);
    return select(list, condition, frame, typed);
  };
};

const CONDITIONS = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
  'BooleanLiteral',
]);

/** Whether a filter is a truth value by its form alone; any other may be a position. */
function isCondition(compilation: Compilation, node: SyntaxNode): boolean {
  const [inner] = node.name === 'ParenthesizedExpression' ? partsOf(node, '(', ')') : [];
  return inner ? isCondition(compilation, inner) : CONDITIONS.has(node.name);
}

/** Counts from 1, or from the end with −1; null where there is none. */
function elementAt(list: readonly unknown[], position: number): unknown {
  if (!Number.isInteger(position) || position === 0) return null;
  return list.at(position > 0 ? position - 1 : position) ?? null;
}

/**
 * @param typed  the condition as typed, over facts: an element of which it is not known leaves open what is selected;
 *               as FEEL has it such an element is left out
 */
function select(
  list: readonly unknown[],
  condition: Expression,
  frame: Frame,
  typed: string | undefined,
): readonly unknown[] | null {
  const selected: unknown[] = [];
  let known = true;
  for (const element of list) {
    frame.budget.spend(1);
    const truth = condition(frame.inner([element]));
    if (truth === true) selected.push(element);
    else if (truth !== false) known = false;
  }
  if (known || typed === undefined) return selected;
  frame.run.warn?.(conditionUnknown(typed, false));
  return null;
}
