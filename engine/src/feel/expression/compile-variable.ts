import { buildName, namePart } from '../build-name.js';
import { dateFromIso } from '../temporal/index.js';
import { findBuiltin } from '../functions/index.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { isList } from '../value/index.js';
import { nameOf, NOTHING, type Compilation, type Compiler } from './compilation.js';
import { builtinClosure } from './builtin-closure.js';
import type { Expression } from './frame.js';
import { readName, type NameScope } from './name-scope.js';

/** Results of the loop so far; a list that grows. */
const PARTIAL = 'partial';

/** A name: declared in the expression, a fact, or a built-in function. */
export const compileVariable: Compiler = (compilation, node, names) => {
  const name = nameOf(compilation, node);
  const read = compileLive(compilation, node, names);
  if (name !== PARTIAL) return read;
  return (frame) => {
    const value = read(frame);
    if (!isList(value)) return value;
    frame.budget.spend(value.length);
    return [...value];
  };
};

/** Like `compileVariable`, for who only looks at a growing list and keeps nothing of it. */
export function compileLive(
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
): Expression {
  const name = nameOf(compilation, node);
  const otherwise = compileFact(compilation, node) ?? compileFunctionName(name);
  return readName(name, names, otherwise) ?? NOTHING;
}

export function isPartial(compilation: Compilation, node: SyntaxNode): boolean {
  return node.name === 'VariableName' && nameOf(compilation, node) === PARTIAL;
}

export function compileFact({ scope }: Compilation, node: SyntaxNode): Expression | undefined {
  if (!namePart(scope, node)) return undefined;
  const built = buildName(scope, node);
  return built.kind === 'slot' ? readSlot(built.slot, built.type === 'date') : NOTHING;
}

export function readSlot(slot: number, isDate: boolean): Expression {
  return ({ run }) => {
    run.read?.(slot);
    const value: unknown = run.values[slot] ?? null;
    return isDate && typeof value === 'string' ? dateFromIso(value) : value;
  };
}

function compileFunctionName(name: string): Expression | undefined {
  const builtin = findBuiltin(name);
  return builtin && ((frame) => builtinClosure(name, builtin, frame));
}

/** `?`: the value that tests ask about. */
export const compileInput: Compiler = ({ scope }, _node, names) => {
  const { inputSlot } = scope;
  const isDate = inputSlot !== undefined && scope.slots.slots[inputSlot]?.type === 'date';
  return readName('?', names, inputSlot === undefined ? undefined : readSlot(inputSlot, isDate)) ?? NOTHING;
};
