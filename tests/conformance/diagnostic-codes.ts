import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from '../architecture/source-files.js';
import { projectRoot } from '../support/real-parts.js';

const FAMILIES = [
  'calendar',
  'check',
  'feel',
  'indicator',
  'item',
  'pack',
  'plan',
  'process',
  'rule',
  'score',
  'standard',
  'table',
  'target',
];
const CODE = new RegExp(`'((?:${FAMILIES.join('|')})(?:\\.[a-z][A-Za-z]*)+)'`, 'gu');

/** Said of data that cannot be computed, or thrown at a caller: no finding about a model. */
export const NO_DIAGNOSTICS: ReadonlySet<string> = new Set([
  'feel.argument',
  'feel.budget',
  'feel.conditionUnknown',
  'feel.divisionByZero',
  'feel.domain',
  'feel.notFinite',
  'feel.notFunction',
  'feel.operands',
  'feel.pattern',
  'feel.property',
  'feel.wrongType',
  // The beginning of several codes.
  'rule.condition.too',
  'rule.comparison.exhausted',
  'rule.budget',
  'rule.fact.undefined',
  'rule.path.notObject',
  'rule.priority',
  'rule.type.mismatch',
  'score.entry.evidence',
  'score.entry.outside',
  'score.peers.incomplete',
  'score.peers.none',
  'score.tier.unlisted',
  'standard.noRow',
  'standard.notInForce',
  'standard.severalRows',
  'target.step.backwards',
  'target.step.illegal',
  'target.step.incomplete',
]);

/** Codes that the sources build from parts. */
const BUILT = [
  ...['rule', 'standard', 'indicator'].map((subject) => `pack.case.${subject}.unknown`),
  ...['few', 'long', 'many', 'maximum', 'minimum', 'pattern', 'required', 'short', 'type', 'value'].map(
    (what) => `pack.shape.${what}`,
  ),
];

/** Every code of a finding about a model that stands in the engine's sources. */
export function diagnosticCodes(): readonly string[] {
  const root = projectRoot();
  const files = sourceFiles('engine/src', /\.ts$/).filter((file) => !file.endsWith('.test.ts'));
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(CODE)].map(([, code]) => code as string),
  );
  const all = new Set([...found, ...BUILT]);
  return [...all].filter((code) => !NO_DIAGNOSTICS.has(code)).sort();
}
