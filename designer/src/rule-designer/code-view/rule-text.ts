import type { Rule, TopLevelCondition } from '@zhengai/engine';

/** The part of a rule that the code view shows: json-rules-engine's own format and the life of the warning. */
const SHOWN = ['conditions', 'namedConditions', 'event', 'lifeCycle', 'process', 'priority'] as const;

export function textOfRule(rule: Rule): string {
  const shown = Object.fromEntries(
    SHOWN.flatMap((key) => (rule[key] === undefined ? [] : [[key, inOrder(rule[key])]])),
  );
  return JSON.stringify(shown, null, 2);
}

/** Keys in the order in which a condition is read; what is stored comes back in another one. */
const READ_FIRST = ['fact', 'params', 'path', 'operator', 'value', 'opensAfter', 'clearsAfter'];

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const first = READ_FIRST.filter((key) => keys.includes(key));
  const rest = keys.filter((key) => !first.includes(key));
  return Object.fromEntries([...first, ...rest].map((key) => [key, inOrder(value[key])]));
}

/** The rule that a text says, on top of what the text does not show; `undefined` while it says none. */
export function ruleOfText(text: string, rest: Omit<Rule, 'conditions'>): Rule | undefined {
  const read = parse(text);
  if (!read || !isGroup(read['conditions'])) return undefined;
  const event = read['event'];
  if (!isObject(event) || typeof event['type'] !== 'string' || !isObject(read['lifeCycle'])) return undefined;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !(SHOWN as readonly string[]).includes(key)),
  );
  const said = Object.fromEntries(
    SHOWN.flatMap((key) => (read[key] === undefined ? [] : [[key, read[key]]])),
  );
  return { ...kept, ...said } as unknown as Rule;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isGroup(value: unknown): value is TopLevelCondition {
  return isObject(value) && !('operator' in value) && isCondition(value);
}

const MAX_DEPTH = 40;

function isCondition(value: unknown, depth = 0): boolean {
  if (!isObject(value) || depth > MAX_DEPTH) return false;
  const { all, any, not, condition, fact, operator } = value;
  if (Array.isArray(all)) return all.length > 0 && all.every((child) => isCondition(child, depth + 1));
  if (Array.isArray(any)) return any.length > 0 && any.every((child) => isCondition(child, depth + 1));
  if (not !== undefined) return isCondition(not, depth + 1);
  if (condition !== undefined) return typeof condition === 'string';
  return typeof fact === 'string' && typeof operator === 'string' && 'value' in value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
