import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  compileRule,
  EMPTY_DICTIONARY,
  factKey,
  FACT_KINDS,
  mergedDictionary,
  validatePack,
  type Dictionary,
  type FactRef,
  type FactValue,
  type Rule,
} from '@zhengai/engine';
import { readPackFolder } from '@zhengai/runtime/connectors';
import { Engine, type TopLevelCondition as StockConditions } from 'json-rules-engine';
import { describe, expect, test } from 'vitest';

/** Every rule that is shipped loads in the stock json-rules-engine and, its facts complete, means the same there. */
const PACKS = path.resolve(import.meta.dirname, '../../rules-library/packs');
const folders = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const FACT_SETS = 60;

const packs = await Promise.all(
  folders.map(async (folder) => ({ folder, read: await readPackFolder(path.join(PACKS, folder)) })),
);

describe.each(packs)('$folder', ({ folder, read }) => {
  const { pack } = validatePack(read);
  if (pack === undefined) throw new Error(`${folder} is no pack`);
  const dictionary = mergedDictionary(pack, EMPTY_DICTIONARY);

  test('has rules, and they come out both ways', async () => {
    const seen = new Map<string, number>();
    for (const rule of pack.rules) {
      for (const [i, conditions] of [rule.conditions, rule.lifeCycle.recovery].entries()) {
        if (conditions === undefined) continue;
        const judged = { ...rule, conditions };
        const compiled = compileRule(judged, dictionary);
        for (const facts of factSets(judged, compiled.facts, dictionary)) {
          const verdict = compiled.decide(facts);
          const where = `${rule.code}${i === 0 ? '' : ' recovery'}: ${JSON.stringify(facts)}`;
          expect(verdict, where).toBe(await stockVerdict(judged, facts));
          seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
        }
      }
    }
    expect(pack.rules.length).toBeGreaterThan(0);
    expect([...seen.keys()].sort()).toEqual(['clear', 'triggered']);
  });
});

async function stockVerdict(rule: Rule, facts: Readonly<Record<string, FactValue>>): Promise<string> {
  const engine = new Engine();
  for (const [name, condition] of Object.entries(rule.namedConditions ?? {})) {
    engine.setCondition(name, structuredClone(condition) as StockConditions);
  }
  for (const kind of FACT_KINDS) {
    engine.addFact(kind, (params) => facts[factKey({ kind, ...params } as FactRef)]);
  }
  engine.addRule({
    conditions: structuredClone(rule.conditions) as StockConditions,
    event: { ...rule.event },
    ...(rule.priority !== undefined && { priority: rule.priority }),
  });
  const { events } = await engine.run(facts);
  return events.length > 0 ? 'triggered' : 'clear';
}

/** Complete facts of the types that the dictionary gives them, near the values the rule names. */
function factSets(
  rule: Rule,
  facts: readonly FactRef[],
  dictionary: Dictionary,
): readonly Readonly<Record<string, FactValue>>[] {
  const written = scalarsIn([rule.conditions, rule.namedConditions]);
  const numbers = written.filter((value) => typeof value === 'number');
  const texts = written.filter((value) => typeof value === 'string');
  const choices = facts.map((fact): readonly FactValue[] => {
    switch (typeOf(fact, dictionary)) {
      case 'verdict':
        return ['triggered', 'clear'];
      case 'number':
        return [...new Set([0, 1, 50, ...numbers, ...numbers.flatMap((n) => [n + 1, n - 1, n / 2])])];
      case 'boolean':
        return [true, false];
      case 'date':
        return ['2024-09-01', '2025-06-30'];
      case 'text': {
        const attribute = dictionary.attributes.find(({ code }) => code === fact.code);
        const options = attribute?.options?.map(({ code }) => code) ?? [];
        return [...options, ...(options.length === 0 ? [...texts, 'x'] : [])];
      }
    }
  });
  return Array.from({ length: FACT_SETS }, (_, i) =>
    Object.fromEntries(
      // Strides without a common factor walk through the combinations.
      facts.map((fact, j) => {
        const list = choices[j] ?? [];
        return [factKey(fact), list[(i * (2 * j + 1) + Math.floor(i / list.length)) % list.length] ?? null];
      }),
    ),
  );
}

function typeOf(fact: FactRef, dictionary: Dictionary): 'verdict' | 'number' | 'text' | 'boolean' | 'date' {
  if (fact.kind === 'verdict') return 'verdict';
  const list =
    fact.kind === 'item' ? dictionary.items : fact.kind === 'attribute' ? dictionary.attributes : [];
  return list.find(({ code }) => code === fact.code)?.valueType ?? 'number';
}

function scalarsIn(value: unknown): readonly (number | string)[] {
  if (typeof value === 'number' || typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsIn) : [];
}
