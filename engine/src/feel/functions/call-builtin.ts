import type { LocalizedText } from '../../model/index.js';
import { typeOfValue } from '../value/index.js';
import { TYPE_TEXTS } from './parameter.js';
import { arityOf, type Builtin, type CallContext, type Parameter, type Signature } from './signature.js';

/**
 * Calls a function with arguments in order, or by the names of its parameters. Arguments of another type, too many or too
 * few give null and a warning, DMN 1.5, 10.3.2.13.
 */
export function callBuiltin(
  builtin: Builtin,
  call: CallContext,
  given: readonly unknown[],
  names?: readonly string[],
): unknown {
  let refusal: LocalizedText | undefined;
  for (const one of builtin) {
    const ordered = names ? inOrder(one, given, names) : given;
    if (!ordered || !hasRoomFor(one, ordered.length)) continue;
    const bound = bind(one, ordered);
    if (bound.values) return one.apply(call, bound.values);
    refusal ??= bound.refusal;
  }
  call.warn('feel.argument', refusal ?? wrongCount(builtin, given.length, names));
  return null;
}

function hasRoomFor({ parameters, rest }: Signature, count: number): boolean {
  const least = parameters.filter(({ optional }) => !optional).length;
  return count >= least && (rest || count <= parameters.length);
}

/** Arguments in the order of the parameters; `undefined` where a name or a needed argument is missing. */
function inOrder(
  { parameters, rest }: Signature,
  given: readonly unknown[],
  names: readonly string[],
): readonly unknown[] | undefined {
  if (rest || !names.every((name) => parameters.some((one) => one.name === name))) return undefined;
  const ordered = parameters.map(({ name }) => {
    const index = names.indexOf(name);
    return index < 0 ? undefined : (given[index] ?? null);
  });
  while (ordered.length > 0 && ordered.at(-1) === undefined) ordered.pop();
  return parameters.every(({ optional }, i) => optional || ordered[i] !== undefined) ? ordered : undefined;
}

interface Bound {
  readonly values?: readonly unknown[];
  readonly refusal?: LocalizedText;
}

function bind({ parameters, rest }: Signature, given: readonly unknown[]): Bound {
  const values: unknown[] = [];
  const count = rest ? given.length : parameters.length;
  for (let i = 0; i < count; i++) {
    const parameter = parameters[Math.min(i, parameters.length - 1)] as Parameter<unknown>;
    const argument = given[i];
    if (argument === undefined) {
      values.push(undefined);
      continue;
    }
    const value = accept(parameter, argument);
    if (value === undefined) return { refusal: wrongType(parameter, argument) };
    values.push(value);
  }
  return { values };
}

function accept(parameter: Parameter<unknown>, argument: unknown): unknown {
  const value = parameter.accept(argument);
  if (value !== undefined || parameter.takesList) return value;
  return Array.isArray(argument) && argument.length === 1 ? parameter.accept(argument[0]) : undefined;
}

function wrongType({ name, type }: Parameter<unknown>, argument: unknown): LocalizedText {
  const actual = TYPE_TEXTS[typeOfValue(argument)];
  return {
    zh: `参数 ${name} 需要${type.zh}，给的是${actual.zh}`,
    en: `${name} must be ${type.en}, not ${actual.en}`,
  };
}

function wrongCount(builtin: Builtin, count: number, names?: readonly string[]): LocalizedText {
  const known = new Set(builtin.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  const unknown = names?.find((name) => !known.has(name));
  if (unknown !== undefined) {
    const list = [...known];
    return {
      zh: `没有名为“${unknown}”的参数，可用的是：${list.join('、')}`,
      en: `there is no parameter “${unknown}”, there are: ${list.join(', ')}`,
    };
  }
  const wanted = countText(arityOf(builtin));
  return { zh: `需要 ${wanted} 个参数，给了 ${count} 个`, en: `it takes ${wanted} arguments, not ${count}` };
}

/** `1`, `1–2` or `≥ 1`. */
export function countText([least, most]: readonly [number, number]): string {
  if (most === Infinity) return `≥ ${least}`;
  return least === most ? String(least) : `${least}–${most}`;
}
