import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as engine from '../src/index.js';

const home = join(import.meta.dirname, '..');
const readme = readFileSync(join(home, 'README.md'), 'utf8');

/** Runs examples of the README one after another and gives the values that they name. */
function runExamples<T>(examples: readonly string[], names: readonly (keyof T & string)[]): T {
  const code = examples
    .join('\n')
    .replace(/^import (\{.*\}) from '@zhengai\/engine';$/m, 'const $1 = engine;');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README's own examples
  const run = new Function('engine', `${code}; return { ${names.join(', ')} };`) as (
    given: typeof engine,
  ) => T;
  return run(engine);
}

const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code ?? '');

test('an indicator and a rule take fifteen lines, and give what the README says', () => {
  const [first = ''] = examples;
  expect(first.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(15);
  expect(first).toMatch(/^import \{.*\} from '@zhengai\/engine';$/m);
  const { rounded, judged, notKnown } = runExamples<{
    rounded: number;
    judged: engine.RuleEvaluation;
    notKnown: engine.RuleEvaluation;
  }>([first], ['rounded', 'judged', 'notKnown']);
  expect(rounded).toBe(18.8);
  expect(judged.verdict).toBe('triggered');
  expect([notKnown.verdict, notKnown.missing]).toEqual(['unknown', [['indicator:ratio']]]);
});

test('the example over columns gives what the README says', () => {
  expect(examples).toHaveLength(2);
  const { values, verdicts } = runExamples<{ values: Float64Array; verdicts: Uint8Array }>(examples, [
    'values',
    'verdicts',
  ]);
  expect([...values]).toEqual([18.8, 16, NaN]);
  expect([...verdicts].map((code) => engine.VERDICT_OF_CODE[code])).toEqual([
    'triggered',
    'clear',
    'unknown',
  ]);
});

test('the README names every folder of the engine', () => {
  const folders = readdirSync(join(home, 'src')).filter((name) =>
    existsSync(join(home, 'src', name, 'index.ts')),
  );
  expect(folders.length).toBeGreaterThan(10);
  for (const folder of folders) expect(readme).toContain(`\`${folder}\``);
});
