import { createContext, entryOf, isContext, type FeelContext } from '../value/index.js';
import { any, context, list, text } from './parameter.js';
import { signature, type Builtin, type CallContext } from './signature.js';

/** Functions over contexts, DMN 1.5, 10.3.4.10. */
export const CONTEXT_BUILTINS = {
  'get value': [
    signature([context('m'), text('key')], (_call, m, key) => entryOf(m, key) ?? null),
    signature([context('context'), list('keys')], (_call, m, keys) => valueAtPath(m, keys)),
  ],
  'get entries': [
    signature([context('m')], (call, m) => {
      const entries = Object.entries(m);
      call.budget.spend(entries.length);
      return entries.map(([key, value]) => createContext([['key', key] as const, ['value', value] as const]));
    }),
  ],
  context: [signature([list('entries')], (call, entries) => contextOf(call, entries))],
  'context put': [
    signature([context('context'), text('key'), any('value')], (call, m, key, value) =>
      put(call, m, [key], value),
    ),
    signature([context('context'), list('keys'), any('value')], (call, m, keys, value) =>
      keys.length > 0
        ? put(call, m, keys, value)
        : refused(call, '键的列表是空的', 'the list of keys is empty'),
    ),
  ],
  'context merge': [
    signature([list('contexts')], (call, contexts) => {
      if (!contexts.every(isContext)) {
        return refused(call, '列表中只能有上下文', 'the list must hold contexts alone');
      }
      const entries = contexts.flatMap((one) => Object.entries(one));
      call.budget.spend(entries.length);
      return createContext(entries);
    }),
  ],
} satisfies Record<string, Builtin>;

function refused(call: CallContext, zh: string, en: string): null {
  call.warn('feel.argument', { zh, en });
  return null;
}

function valueAtPath(root: FeelContext, keys: readonly unknown[]): unknown {
  let value: unknown = root;
  for (const key of keys) {
    if (!isContext(value) || typeof key !== 'string') return null;
    value = entryOf(value, key) ?? null;
  }
  return keys.length === 0 ? null : value;
}

function contextOf(call: CallContext, entries: readonly unknown[]): FeelContext | null {
  const made = new Map<string, unknown>();
  call.budget.spend(entries.length);
  for (const entry of entries) {
    const key = isContext(entry) ? entryOf(entry, 'key') : undefined;
    const value = isContext(entry) ? entryOf(entry, 'value') : undefined;
    if (typeof key !== 'string' || value === undefined) {
      return refused(call, '每一项要有文字 key 和 value', 'each entry needs a text “key” and a “value”');
    }
    if (made.has(key)) return refused(call, `键“${key}”重复`, `the key “${key}” stands twice`);
    made.set(key, value);
  }
  return createContext(made);
}

function put(
  call: CallContext,
  m: FeelContext,
  keys: readonly unknown[],
  value: unknown,
): FeelContext | null {
  const [key, ...others] = keys;
  if (typeof key !== 'string') return refused(call, '键要是文字', 'keys must be texts');
  const entries = new Map(Object.entries(m));
  call.budget.spend(entries.size + 1);
  if (others.length === 0) return createContext(entries.set(key, value));
  const inner = entryOf(m, key);
  if (!isContext(inner)) return refused(call, `“${key}”不是上下文`, `“${key}” is no context`);
  const changed = put(call, inner, others, value);
  return changed && createContext(entries.set(key, changed));
}
