import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { FACT_KINDS } from '../../src/model/index.js';
import { factKeyOf } from './stock-fact-key.js';

/** A rule, its surroundings and facts by fact key, as the stock library is to see them. */
export interface StockRun {
  readonly rules: readonly unknown[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface StockResult {
  readonly outcome: 'done' | 'error';
  readonly message?: string;
  /** In the order in which the library gives them. */
  readonly events: readonly { readonly type: string; readonly params?: Readonly<Record<string, unknown>> }[];
  readonly failureEvents: StockResult['events'];
}

/** Runs json-rules-engine itself. Facts of our dictionary's kinds are its dynamic facts, told apart by their params. */
export async function runStock({
  rules,
  facts,
  conditions = {},
  options = {},
}: StockRun): Promise<StockResult> {
  try {
    const engine = new Engine([], options);
    for (const [name, condition] of Object.entries(structuredClone(conditions))) {
      engine.setCondition(name, condition as TopLevelCondition);
    }
    for (const kind of FACT_KINDS) {
      engine.addFact(kind, (params) => facts[factKeyOf(kind, params)] as never);
    }
    for (const rule of structuredClone(rules)) engine.addRule(rule as RuleProperties);
    const { events, failureEvents } = await engine.run({ ...facts });
    return { outcome: 'done', events, failureEvents };
  } catch (error) {
    return { outcome: 'error', message: (error as Error).message, events: [], failureEvents: [] };
  }
}

/** What it makes of one rule. */
export async function stockOutcomeOf(run: StockRun): Promise<'triggered' | 'clear' | 'error'> {
  const { outcome, events } = await runStock(run);
  return outcome === 'error' ? 'error' : events.length > 0 ? 'triggered' : 'clear';
}

/** A rule of that library that throws in two places at once leaves rejections that nobody handles; they are its own. */
export async function toleratingStrayRejections<T>(run: () => Promise<T>): Promise<T> {
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', () => undefined);
  try {
    const result = await run();
    await new Promise(setImmediate);
    return result;
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  }
}
