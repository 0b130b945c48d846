import { Engine } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';
import { CATEGORIES, REGIONS } from './rules-workload.mjs';

/**
 * Other ways to judge the workload's rules. Each answers whether rule `r` holds for a subject of which everything is
 * known: none of them has an answer for missing facts.
 *
 * @typedef {import('./rules-workload.mjs').Condition} Condition
 * @typedef {import('./rules-workload.mjs').Subject} Subject
 * @typedef {ReturnType<typeof import('./rules-workload.mjs').createRules>} Rules
 */

/**
 * json-rules-engine: one `Engine` holding all rules, run for each subject.
 *
 * @param {Rules} rules
 */
export function jsonRulesEngine(rules) {
  const engine = new Engine();
  for (const rule of rules) engine.addRule({ conditions: rule.conditions, event: { type: rule.code } });
  return {
    /** @param {Subject} subject */
    run: (subject) => engine.run(subject),
    /** @param {Subject} subject @returns {Promise<boolean[]>} */
    async judge(subject) {
      const { events } = await engine.run(subject);
      const met = new Set(events.map(({ type }) => type));
      return rules.map(({ code }) => met.has(code));
    },
  };
}

/**
 * json-logic-engine: each rule compiled by `build`.
 *
 * @param {Rules} rules
 */
export function jsonLogicEngine(rules) {
  const engine = new LogicEngine();
  const compiled = rules.map(
    ({ conditions }) => /** @type {(subject: Subject) => boolean} */ (engine.build(logicOf(conditions))),
  );
  return {
    compiled,
    /** @param {Subject} subject */
    judge: (subject) => compiled.map((rule) => rule(subject)),
  };
}

const LOGIC = {
  greaterThan: '>',
  greaterThanInclusive: '>=',
  lessThan: '<',
  lessThanInclusive: '<=',
  in: 'in',
};

/** @param {any} condition @returns {unknown} */
function logicOf(condition) {
  if (condition.all) return { and: condition.all.map(logicOf) };
  if (condition.any) return { or: condition.any.map(logicOf) };
  if (condition.not) return { '!': logicOf(condition.not) };
  const operator = LOGIC[/** @type {keyof typeof LOGIC} */ (condition.operator)];
  return { [operator]: [{ var: condition.fact }, condition.value] };
}

/** @param {any} condition @returns {string} */
function zenText(condition) {
  if (condition.all) return `(${condition.all.map(zenText).join(' and ')})`;
  if (condition.any) return `(${condition.any.map(zenText).join(' or ')})`;
  if (condition.not) return `not(${zenText(condition.not)})`;
  const operator = LOGIC[/** @type {keyof typeof LOGIC} */ (condition.operator)];
  return `${condition.fact} ${operator} ${JSON.stringify(condition.value)}`;
}

/**
 * zen: one expression node with an output for each rule, awaited for each subject, and two ways to judge many subjects
 * in one call.
 *
 * @param {Rules} rules
 */
export async function zen(rules) {
  const { ZenEngine, evaluateExpressionSync } = await loadZen();
  const engine = new ZenEngine();
  const expressions = rules.map(({ conditions }, r) => ({
    id: `x${r}`,
    key: `r${r}`,
    value: zenText(conditions),
  }));
  const position = { x: 0, y: 0 };
  /** @param {object} settings */
  const decision = (settings) =>
    engine.createDecision(
      Buffer.from(
        JSON.stringify({
          contentType: 'application/vnd.gorules.decision',
          nodes: [
            { id: 'i', type: 'inputNode', name: 'in', position },
            {
              id: 'e',
              type: 'expressionNode',
              name: 'rules',
              position,
              content: { expressions, ...settings },
            },
            { id: 'o', type: 'outputNode', name: 'out', position },
          ],
          edges: [
            { id: 'a', sourceId: 'i', targetId: 'e', type: 'edge' },
            { id: 'b', sourceId: 'e', targetId: 'o', type: 'edge' },
          ],
        }),
      ),
    );
  const one = decision({});
  const looping = decision({ executionMode: 'loop', inputField: 'items', outputPath: 'items' });
  const mapping = `map(items, [${expressions.map(({ value }) => value.replace(/\b(f\d+|category|region)\b/g, '#.$1')).join(', ')}])`;
  /** @param {Record<string, boolean>} result */
  const inOrder = (result) => expressions.map(({ key }) => result[key] === true);
  return {
    /** @param {Subject} subject */
    run: (subject) => one.evaluate(subject),
    /** @param {Subject} subject */
    judge: async (subject) => inOrder((await one.evaluate(subject)).result),
    batches: {
      /** @param {readonly Subject[]} subjects @returns {Promise<boolean[][]>} */
      loop: async (subjects) => (await looping.evaluate({ items: subjects })).result.items.map(inOrder),
      /** @param {readonly Subject[]} subjects @returns {Promise<boolean[][]>} */
      map: async (subjects) => evaluateExpressionSync(mapping, { items: subjects }),
    },
  };
}

/** Native code, which is not there for every platform. */
export async function loadZen() {
  try {
    return await import('@gorules/zen-engine');
  } catch (cause) {
    throw new Error('@gorules/zen-engine has no build for this platform here', { cause });
  }
}

const SYMBOLS = { greaterThan: '>', greaterThanInclusive: '>=', lessThan: '<', lessThanInclusive: '<=' };
const CODES = { category: CATEGORIES, region: REGIONS };

/**
 * What a programmer writes by hand for one rule: a loop over the typed arrays, two-valued, `&&` and `||`, set
 * membership by a table. The text is made from the rule only to spare writing ten of them.
 *
 * @param {Rules} rules
 * @returns {((columns: Record<string, Float64Array | Uint8Array>, out: Uint8Array, count: number) => void)[]}
 */
export function handWrittenLoops(rules) {
  return rules.map(({ conditions }) => {
    /** @type {Set<string>} */ const facts = new Set();
    /** @type {string[]} */ const tables = [];
    /** @param {any} condition @returns {string} */
    const text = (condition) => {
      if (condition.all) return `(${condition.all.map(text).join(' && ')})`;
      if (condition.any) return `(${condition.any.map(text).join(' || ')})`;
      if (condition.not) return `!${text(condition.not)}`;
      facts.add(condition.fact);
      if (condition.operator === 'in') {
        const names = CODES[/** @type {keyof typeof CODES} */ (condition.fact)];
        const flags = names.map((name) => +condition.value.includes(name));
        const table = `t${tables.length}`;
        tables.push(`const ${table} = Uint8Array.of(0, ${flags.join(', ')});`);
        return `(${table}[${condition.fact}[i]] === 1)`;
      }
      const symbol = SYMBOLS[/** @type {keyof typeof SYMBOLS} */ (condition.operator)];
      return `(${condition.fact}[i] ${symbol} ${condition.value})`;
    };
    const test = text(conditions);
    const heads = [...facts].map((fact) => `const ${fact} = columns.${fact};`);
    return /** @type {any} */ (
      new Function(
        'columns',
        'out',
        'count',
        `${heads.join('\n')}\n${tables.join('\n')}\nfor (let i = 0; i < count; i++) out[i] = ${test} ? 1 : 0;`,
      )
    );
  });
}
