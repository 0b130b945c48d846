import type { ConditionNode, GroupNode } from './condition-tree.js';
import { isRecord } from './fact-reference.js';
import { readComparison } from './read-comparison.js';
import type { ReadingContext } from './read-fact-side.js';

export const MAX_DEPTH = 40;
/** Groups and comparisons after named conditions are put in. */
export const MAX_NODES = 5_000;

/** What reading conditions carries along. */
export interface ConditionsContext extends ReadingContext {
  readonly namedConditions: Readonly<Record<string, unknown>>;
  /** Named conditions that something refers to. */
  readonly used: Set<string>;
  /** Nodes read so far, and whether depth has been complained of. */
  readonly size: { nodes: number; tooDeep: boolean };
  /** Named conditions being put in, outermost first. */
  readonly open: readonly string[];
  readonly depth: number;
}

const FORMS = ['all', 'any', 'not', 'condition', 'fact'] as const;
type Form = (typeof FORMS)[number];

/** Reads the outermost condition: a group or a named condition. `undefined` when it cannot be read; findings say why. */
export function readTopLevelCondition(
  given: unknown,
  pointer: string,
  context: ConditionsContext,
): ConditionNode | undefined {
  if (
    isRecord(given) &&
    Object.hasOwn(given, 'fact') &&
    !FORMS.slice(0, 4).some((form) => Object.hasOwn(given, form))
  ) {
    context.findings.add('rule.condition.rootNotGroup', pointer);
    return undefined;
  }
  return readCondition(given, pointer, context);
}

function readCondition(
  given: unknown,
  pointer: string,
  context: ConditionsContext,
): ConditionNode | undefined {
  const { findings, size, depth } = context;
  if (!isRecord(given)) {
    findings.add('rule.condition.invalid', pointer);
    return undefined;
  }
  const forms = FORMS.filter((form) => Object.hasOwn(given, form));
  if (forms.length > 1) findings.add('rule.condition.ambiguous', pointer, [forms.join(', ')]);
  const form = forms[0];
  if (form === undefined) {
    const looksLikeComparison = Object.hasOwn(given, 'operator') || Object.hasOwn(given, 'value');
    if (looksLikeComparison) findings.add('rule.comparison.incomplete', pointer, ['fact']);
    else findings.add('rule.condition.invalid', pointer);
    return undefined;
  }
  size.nodes += 1;
  if (size.nodes > MAX_NODES) {
    if (size.nodes === MAX_NODES + 1) findings.add('rule.condition.tooLarge', pointer, [MAX_NODES]);
    return undefined;
  }
  if (depth > MAX_DEPTH) {
    if (!size.tooDeep) findings.add('rule.condition.tooDeep', pointer, [MAX_DEPTH]);
    size.tooDeep = true;
    return undefined;
  }
  return READERS[form](given, pointer, { ...context, depth: depth + 1 });
}

type Reader = (
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  context: ConditionsContext,
) => ConditionNode | undefined;

const READERS: Record<Form, Reader> = {
  all: (given, pointer, context) => readGroup('all', given, pointer, context),
  any: (given, pointer, context) => readGroup('any', given, pointer, context),
  not: readNegation,
  condition: readNamed,
  fact: readComparison,
};

function readGroup(
  kind: 'all' | 'any',
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  context: ConditionsContext,
): GroupNode | undefined {
  const list = given[kind];
  if (!Array.isArray(list)) {
    context.findings.add('rule.condition.listExpected', `${pointer}/${kind}`, [kind]);
    return undefined;
  }
  if (list.length === 0) context.findings.add('rule.condition.empty', `${pointer}/${kind}`);
  const children: ConditionNode[] = [];
  for (const [index, entry] of (list as readonly unknown[]).entries()) {
    if (context.size.nodes > MAX_NODES) break;
    const child = readCondition(entry, `${pointer}/${kind}/${index}`, context);
    if (child !== undefined) children.push(child);
  }
  return { kind, children, ...nameOfCondition(given) };
}

function readNegation(
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  context: ConditionsContext,
): GroupNode | undefined {
  if (Array.isArray(given['not'])) {
    context.findings.add('rule.condition.listNotAllowed', `${pointer}/not`);
    return undefined;
  }
  const child = readCondition(given['not'], `${pointer}/not`, context);
  return child && { kind: 'not', children: [child], ...nameOfCondition(given) };
}

function readNamed(
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  context: ConditionsContext,
): ConditionNode | undefined {
  const { findings, namedConditions, open, used } = context;
  const name = given['condition'];
  if (typeof name !== 'string' || !Object.hasOwn(namedConditions, name)) {
    findings.add('rule.condition.unknown', `${pointer}/condition`, [String(name).slice(0, 100)]);
    return undefined;
  }
  if (open.includes(name)) {
    findings.add('rule.condition.cycle', `${pointer}/condition`, [
      [...open.slice(open.indexOf(name)), name].join(' → '),
    ]);
    return undefined;
  }
  used.add(name);
  const definition = `/namedConditions/${escapePointer(name)}`;
  const target = readTopLevelCondition(namedConditions[name], definition, {
    ...context,
    open: [...open, name],
  });
  if (target === undefined) return undefined;
  const label = nameOfCondition(given).name ?? (isIdentifier(name) ? undefined : name);
  // A reference to a reference keeps the outer name: one group, the name people chose where it is used.
  return label === undefined ? target : { ...target, name: label };
}

/** `twoOrMore` is a programmer's key, `师资不足` a name for people; what a condition means is said without the former. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z0-9_.$-]+$/u.test(name);
}

function nameOfCondition(given: Readonly<Record<string, unknown>>): { readonly name?: string } {
  return typeof given['name'] === 'string' && given['name'] !== ''
    ? { name: given['name'].slice(0, 400) }
    : {};
}

/** RFC 6901: `~` and `/` inside a name. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
