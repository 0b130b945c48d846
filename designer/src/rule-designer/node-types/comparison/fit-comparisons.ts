import type { Dictionary } from '@zhengai/engine';
import {
  edgesInto,
  execute,
  type Command,
  type ComparisonNode,
  type RuleDocument,
  type RuleNode,
} from '../../document/index.js';
import { factValues, type FactValues } from '../fact/index.js';
import { fittingOperator, takesList } from './operators.js';

/**
 * A command together with what it asks of the comparisons it touches: one whose fact has another type now gets an
 * operator and a value of that type. One step for undo.
 */
export function fitComparisons(command: Command, document: RuleDocument, dictionary: Dictionary): Command {
  if (command.kind === 'move' || command.kind === 'setHead' || command.kind === 'replaceDocument')
    return command;
  const after = execute(document, command).document;
  const fixes = Object.values(after.nodes).flatMap((node): Command[] => {
    if (node.kind !== 'comparison') return [];
    const now = leftValues(node.id, after, dictionary);
    if (!now || sameValues(now, leftValues(node.id, document, dictionary))) return [];
    const fit = fitted(node, now, edgesInto(after, node.id, 'right').length > 0);
    return fit === node ? [] : [{ kind: 'replaceNode', node: fit }];
  });
  return fixes.length === 0 ? command : { kind: 'batch', commands: [command, ...fixes] };
}

/** What the fact on the left can be; `undefined` while there is none. */
export function leftValues(
  id: string,
  document: RuleDocument,
  dictionary: Dictionary,
): FactValues | undefined {
  const [edge] = edgesInto(document, id, 'left');
  const fact: RuleNode | undefined = edge && document.nodes[edge.from];
  return fact?.kind === 'fact' ? factValues(fact, dictionary) : undefined;
}

function sameValues(a: FactValues, b: FactValues | undefined): boolean {
  return b !== undefined && a.type === b.type && a.options === b.options;
}

function fitted(node: ComparisonNode, values: FactValues, byFact: boolean): ComparisonNode {
  const operator = fittingOperator(values.type, node.operator);
  const value = byFact || isValue(node.value, values, operator) ? node.value : firstValue(values, operator);
  return operator === node.operator && value === node.value ? node : { ...node, operator, value };
}

function isValue(value: ComparisonNode['value'], values: FactValues, operator: string): boolean {
  if (operator.includes(':')) return true;
  if (Array.isArray(value)) {
    const list = value as readonly (string | number | boolean | null)[];
    return takesList(operator) && list.every((one) => isOne(one, values));
  }
  return !takesList(operator) && value !== null && isOne(value as string | number | boolean, values);
}

function isOne(value: string | number | boolean | null, { type, options }: FactValues): boolean {
  if (options) return options.some(({ code }) => code === value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (type === 'date') === /^\d{4}-\d{2}-\d{2}/.test(value);
}

/** Where there is a usual answer it is given; a number or a choice is for people to make. */
function firstValue({ type }: FactValues, operator: string): ComparisonNode['value'] {
  if (takesList(operator)) return [];
  if (type === 'verdict') return 'triggered';
  if (type === 'boolean') return true;
  return null;
}
