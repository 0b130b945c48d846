import { findFeelFunction } from '../feel-function.js';
import { callBuiltin, findBuiltin, type Builtin } from '../functions/index.js';
import { compileNode } from '../evaluate-node.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { coerceTo, FeelClosure, parseTypeSpec, type TypeSpec } from '../value/index.js';
import { BuiltinCall } from './builtin-closure.js';
import { nameOf, NOTHING, typedOf, type Compilation, type Compiler } from './compilation.js';
import { compileLive, isPartial } from './compile-variable.js';
import type { Expression, Frame } from './frame.js';
import { declare, readName, type NameScope } from './name-scope.js';

interface Arguments {
  readonly values: readonly Expression[];
  readonly names?: readonly string[];
}

export const compileInvocation: Compiler = (compilation, node, names) => {
  const [callee] = node.children;
  if (!callee) return NOTHING;
  if (callee.name !== 'VariableName' && callee.name !== 'SpecialFunctionName') {
    return compileValueCall(compilation, node, compilation.compile(callee, names), names);
  }
  const name = nameOf(compilation, callee);
  const local = readName(name, names, undefined);
  if (local) {
    const builtin = findBuiltin(name) ? compileBuiltinCall(compilation, node, names) : undefined;
    return compileValueCall(compilation, node, local, names, builtin);
  }
  if (findBuiltin(name)) return compileBuiltinCall(compilation, node, names);
  // functions of our own about facts and periods
  if (findFeelFunction(name)) return compileTyped(compilation, node);
  return compileValueCall(compilation, node, compilation.compile(callee, names), names);
};

function compileTyped({ scope }: Compilation, node: SyntaxNode): Expression {
  const evaluate = compileNode(scope.build(node), scope.text.text);
  return ({ run }) => evaluate(run);
}

/** A call of a built-in function by its name, or of a constructor such as `date(…)`. */
export function compileBuiltinCall(
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
): Expression {
  const [callee] = node.children;
  const builtin = callee && findBuiltin(nameOf(compilation, callee));
  if (!builtin) return NOTHING;
  const given = compileArguments(compilation, node, names);
  const typed = typedOf(compilation, node);
  return (frame) => applyBuiltin(builtin, given, frame, typed);
}

function applyBuiltin(builtin: Builtin, given: Arguments, frame: Frame, typed: string): unknown {
  frame.budget.spend(1);
  const values = given.values.map((value) => value(frame));
  return callBuiltin(builtin, new BuiltinCall(frame, typed), values, given.names) ?? null;
}

function compileArguments(
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
): Arguments {
  const positional = node.children.find(({ name }) => name === 'PositionalParameters');
  if (positional) {
    return {
      values: positional.children.map((one) =>
        isPartial(compilation, one) ? compileLive(compilation, one, names) : compilation.compile(one, names),
      ),
    };
  }
  const named = node.children.find(({ name }) => name === 'NamedParameters');
  if (!named) return { values: [] };
  const parts = named.children.map(({ children: [name, value] }) => ({ name, value }));
  return {
    values: parts.map(({ value }) => (value ? compilation.compile(value, names) : NOTHING)),
    names: parts.map(({ name }) => (name ? nameOf(compilation, name) : '')),
  };
}

/** @param otherwise  what is called when the value is no function: a local name may hide one */
function compileValueCall(
  compilation: Compilation,
  node: SyntaxNode,
  callee: Expression,
  names: NameScope | undefined,
  otherwise?: Expression,
): Expression {
  const given = compileArguments(compilation, node, names);
  const typed = typedOf(compilation, node);
  return (frame) => {
    const called = callee(frame);
    if (!(called instanceof FeelClosure)) {
      return otherwise ? otherwise(frame) : frame.warn('feel.notFunction', typed);
    }
    const values = given.values.map((value) => value(frame));
    const ordered = given.names ? orderedBy(called, values, given.names) : values;
    const { length } = called.parameters;
    if (!ordered || (ordered.length !== length && !called.takesMore)) {
      return frame.warn('feel.argument', typed, {
        zh: `需要 ${length} 个参数，给了 ${values.length} 个`,
        en: `it takes ${length} arguments, not ${values.length}`,
      });
    }
    return called.apply(ordered) ?? null;
  };
}

function orderedBy(
  { parameters }: FeelClosure,
  values: readonly unknown[],
  names: readonly string[],
): readonly unknown[] | undefined {
  const fits = names.length === parameters.length && parameters.every(({ name }) => names.includes(name));
  return fits ? parameters.map(({ name }) => values[names.indexOf(name)]) : undefined;
}

/** `function(a: number, b) a + b`; an argument that does not fit the type of its parameter makes the result null. */
export const compileDefinition: Compiler = (compilation, node, names) => {
  const typed = typedOf(compilation, node);
  const body = node.children.find(({ name }) => name === 'FunctionBody')?.children[0];
  if (!body || node.children.some(({ name }) => name === 'external')) {
    return (frame) =>
      frame.warn('feel.notFunction', typed, {
        zh: '不支持外部函数',
        en: 'external functions are not supported',
      });
  }
  const parameters = (node.children.find(({ name }) => name === 'FormalParameters')?.children ?? []).map(
    (parameter) => parameterOf(compilation, parameter),
  );
  const inner = declare(
    parameters.map(({ name }) => name),
    names,
  );
  const evaluate = compilation.compile(body, inner);
  return (frame) =>
    new FeelClosure(parameters, (values) => {
      const bound = parameters.map(({ type }, i) => {
        const value = values[i] ?? null;
        return type ? coerceTo(value, type) : value;
      });
      if (bound.some((value, i) => value === null && (values[i] ?? null) !== null)) {
        return frame.warn('feel.argument', typed);
      }
      return frame.budget.nested(() => evaluate(frame.inner(bound)));
    });
};

function parameterOf(compilation: Compilation, node: SyntaxNode): { name: string; type?: TypeSpec } {
  const name = node.children.find((child) => child.name === 'ParameterName');
  const typeNode = node.children.find((child) => child.name === 'Type');
  const type = typeNode && parseTypeSpec(typedOf(compilation, typeNode));
  return { name: name ? nameOf(compilation, name) : '', ...(type ? { type } : {}) };
}
