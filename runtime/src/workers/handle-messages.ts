import type { OutboxMessage, UnitOfWork } from '../ports/index.js';
import {
  attributeWarnings,
  handleEvaluate,
  handleFold,
  routeNotices,
  startImprovements,
  verifyImprovements,
  type ServiceDeps,
} from '../services/index.js';

type MessageOf<K extends OutboxMessage['kind']> = Extract<OutboxMessage, { kind: K }>;
type Handlers = {
  readonly [K in OutboxMessage['kind']]: (
    unit: UnitOfWork,
    deps: ServiceDeps,
    messages: readonly MessageOf<K>[],
  ) => Promise<void>;
};

/** Each gets all messages of its kind in a job at once: sets instead of rows. */
const HANDLERS: Handlers = {
  async evaluate(unit, deps, messages) {
    for (const message of messages) {
      const { cells, changed } = await handleEvaluate(unit, deps, message);
      deps.log.info(
        {
          level: message.level,
          rules: message.rules.length,
          subjects: message.subjectIds.length,
          cells,
          changed,
        },
        'evaluated',
      );
    }
  },
  async fold(unit, deps, messages) {
    // by rule in order of the code, as everybody locks
    const byRule = new Map<string, number[]>();
    for (const { rule, subjectIds } of messages) {
      byRule.set(rule, [...(byRule.get(rule) ?? []), ...subjectIds]);
    }
    for (const [rule, ids] of [...byRule].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await handleFold(unit, deps, { queue: 'warn', kind: 'fold', rule, subjectIds: [...new Set(ids)] });
    }
  },
  route: (unit, deps, messages) =>
    routeNotices(
      unit,
      deps,
      messages.flatMap(({ noticeIds }) => noticeIds),
    ),
  attribute: (unit, deps, messages) =>
    attributeWarnings(
      unit,
      deps,
      messages.flatMap(({ warningIds }) => warningIds),
    ),
  start: (unit, deps, messages) =>
    startImprovements(
      unit,
      deps,
      messages.flatMap(({ warningIds }) => warningIds),
    ),
  verify: (unit, deps, messages) =>
    verifyImprovements(
      unit,
      deps,
      messages.flatMap(({ instanceIds }) => instanceIds),
    ),
};

/** In the order in which the cycle goes round, whatever order the messages come in. */
const ORDER = [
  'evaluate',
  'fold',
  'route',
  'attribute',
  'start',
  'verify',
] as const satisfies readonly OutboxMessage['kind'][];

export async function handleMessages(
  unit: UnitOfWork,
  deps: ServiceDeps,
  messages: readonly OutboxMessage[],
): Promise<void> {
  for (const kind of ORDER) await handleKind(unit, deps, kind, messages);
}

async function handleKind<K extends OutboxMessage['kind']>(
  unit: UnitOfWork,
  deps: ServiceDeps,
  kind: K,
  messages: readonly OutboxMessage[],
): Promise<void> {
  const ofKind = messages.filter((message): message is MessageOf<K> => message.kind === kind);
  if (ofKind.length > 0) await HANDLERS[kind](unit, deps, ofKind);
}
