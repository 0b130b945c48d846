import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as engine from '../src/index.js';

const home = join(import.meta.dirname, '..');
const readme = readFileSync(join(home, 'README.md'), 'utf8');

test('the example of the README gives what the README says', () => {
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const body = example.replace(/^import (\{.*\}) from '@zhengai\/engine';$/m, 'const $1 = engine;');
  expect(body).not.toBe(example);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README's own example
  const run = new Function('engine', `${body}; return { rounded, judged, notKnown };`) as (
    given: typeof engine,
  ) => { rounded: number; judged: engine.RuleEvaluation; notKnown: engine.RuleEvaluation };
  const { rounded, judged, notKnown } = run(engine);
  expect(rounded).toBe(18.8);
  expect(judged.verdict).toBe('triggered');
  expect([notKnown.verdict, notKnown.missing]).toEqual(['unknown', [['indicator:ratio']]]);
});

test('the README names every folder of the engine', () => {
  const folders = readdirSync(join(home, 'src')).filter((name) =>
    existsSync(join(home, 'src', name, 'index.ts')),
  );
  expect(folders.length).toBeGreaterThan(10);
  for (const folder of folders) expect(readme).toContain(`\`${folder}\``);
});
