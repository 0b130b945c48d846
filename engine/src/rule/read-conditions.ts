import type { ConditionNode, GroupNode } from './condition-tree.js';
import { isRecord } from './fact-reference.js';
import { readComparison } from './read-comparison.js';
import type { ReadingContext } from './read-fact-side.js';
import { RULE_BUDGETS } from './rule-budgets.js';

/** What reading conditions carries along. */
export interface ConditionsContext extends ReadingContext {
  readonly namedConditions: Readonly<Record<string, unknown>>;
  /** Named conditions that something refers to. */
  readonly used: Set<string>;
  /** Nodes of this tree read so far, and whether depth has been complained of. */
  readonly size: { nodes: number; tooDeep: boolean };
  /** Nodes read so far in all trees of the rule. */
  readonly total: { steps: number };
  readonly allowUndefinedConditions: boolean;
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
  size.nodes += 1;
  context.total.steps += 1;
  if (isSpent(context)) {
    if (size.nodes === RULE_BUDGETS.nodes + 1) {
      findings.add('rule.condition.tooLarge', pointer, [RULE_BUDGETS.nodes]);
    } else if (context.total.steps === RULE_BUDGETS.steps + 1) {
      findings.add('rule.condition.tooMany', pointer, [RULE_BUDGETS.steps]);
    }
    return undefined;
  }
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
  const priority = given['priority'];
  if (priority !== undefined && !(Number.isInteger(priority) && (priority as number) > 0)) {
    findings.add('rule.condition.priority', `${pointer}/priority`);
  }
  if (depth > RULE_BUDGETS.depth) {
    if (!size.tooDeep) findings.add('rule.condition.tooDeep', pointer, [RULE_BUDGETS.depth]);
    size.tooDeep = true;
    return undefined;
  }
  return READERS[form](given, pointer, { ...context, depth: depth + 1 });
}

function isSpent({ size, total }: ConditionsContext): boolean {
  return size.nodes > RULE_BUDGETS.nodes || total.steps > RULE_BUDGETS.steps;
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
    if (isSpent(context)) break;
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
    const allowed = typeof name === 'string' && context.allowUndefinedConditions;
    const shown = typeof name === 'string' ? name.slice(0, 100) : typeof name;
    const code = allowed ? 'rule.condition.undefined' : 'rule.condition.unknown';
    findings.add(code, `${pointer}/condition`, [shown]);
    return allowed ? { ...NEVER, ...nameOfCondition(given) } : undefined;
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

/** What is never true: an undefined named condition that was asked to be let through. */
const NEVER: GroupNode = { kind: 'not', children: [{ kind: 'all', children: [] }] };

/** `twoOrMore` is a programmer's key, `师资不足` a name for people; what a condition means is said without the former. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z0-9_.$-]+$/u.test(name);
}

function nameOfCondition(given: Readonly<Record<string, unknown>>): { readonly name?: string } {
  return typeof given['name'] === 'string' && given['name'] !== ''
    ? { name: given['name'].slice(0, RULE_BUDGETS.nameLength) }
    : {};
}

/** RFC 6901: `~` and `/` inside a name. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
