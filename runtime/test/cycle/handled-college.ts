import type { DataItem, Rule } from '@zhengai/engine';
import type { Store, Warning } from '../../src/ports/index.js';
import { recordObservations } from '../../src/services/index.js';
import { tinyCollege, type TinyCollege } from './tiny-college.js';
import { TINY_PACK } from './tiny-pack.js';

const complaints: DataItem = {
  code: 'complaints',
  name: { zh: '投诉数', en: 'Complaints' },
  valueType: 'number',
  level: 'department',
  periodKind: 'semester',
  kind: 'flow',
};

const manyComplaints: Rule = {
  code: 'many-complaints',
  name: { zh: '投诉偏多', en: 'Many complaints' },
  level: 'department',
  periodKind: 'semester',
  conditions: {
    all: [{ fact: 'item', params: { code: 'complaints' }, operator: 'greaterThan', value: 3 }],
  },
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
};

const red = { code: 'red', name: { zh: '红色', en: 'Red' }, rank: 2, colour: 'red' };

/** Changes of rules of the tiny pack, by code. */
export type RuleChanges = Readonly<Record<string, Partial<Rule>>>;

export interface HandledCollege extends TinyCollege {
  /** How many complaints there were about the department. */
  complain(period: string, count: number): Promise<void>;
  /** How many left a class. */
  drop(code: string, period: string, count: number): Promise<void>;
  /** Releases rules of the pack in another version. */
  change(changes: RuleChanges): Promise<void>;
  /** Warnings of a rule, oldest first. */
  warningsOf(rule: string): Promise<Warning[]>;
  /** Kinds in the history of a warning. */
  historyOf(warning: Pick<Warning, 'id'> | undefined): Promise<string[]>;
}

/** The tiny college with classes below the department, a rule about the department, and a red severity. */
export async function handledCollege(
  store: Store,
  codes: readonly string[],
  changes: RuleChanges = {},
  itemChanges: Readonly<Record<string, Partial<DataItem>>> = {},
): Promise<HandledCollege> {
  const college = await tinyCollege(store, codes);
  let version = 1;
  const change = async (changed: RuleChanges): Promise<void> => {
    const bodies = [
      ...TINY_PACK,
      { kind: 'severity' as const, code: red.code, body: red },
      { kind: 'item' as const, code: complaints.code, body: complaints },
      { kind: 'rule' as const, code: manyComplaints.code, body: manyComplaints },
    ].map((one) => {
      const change = one.kind === 'rule' ? changed[one.code] : one.kind === 'item' && itemChanges[one.code];
      return change ? { ...one, body: { ...(one.body as Rule | DataItem), ...change } } : one;
    });
    version++;
    await store.transaction((unit) =>
      unit.definitions.releasePack(
        {
          pack: 'tiny',
          version,
          name: { zh: '小包', en: 'Tiny' },
          importedAt: college.clock.now(),
          importedBy: null,
        },
        bodies,
      ),
    );
  };
  const report = async (item: string, level: string, code: string, period: string, value: number) => {
    college.clock.advance(60_000);
    await recordObservations(college.deps, {
      source: '学工系统',
      by: null,
      observations: [{ item, subject: { level, code }, period, value }],
    });
  };
  await change(changes);
  await store.transaction((unit) =>
    unit.subjects.addEdges(
      codes.map((code) => ({
        hierarchy: 'administrative',
        parent: { level: 'department', code: 'D1' },
        child: { level: 'class', code },
      })),
    ),
  );
  return {
    ...college,
    change,
    complain: (period, count) => report('complaints', 'department', 'D1', period, count),
    drop: (code, period, count) => report('dropouts', 'class', code, period, count),
    warningsOf: async (rule) => (await store.read.warnings.list({ rule, limit: 100 })).reverse(),
    historyOf: async (warning) =>
      (await store.read.warnings.events(warning?.id ?? 0)).map(({ kind }) => kind),
  };
}
