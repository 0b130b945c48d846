import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULE_BUDGETS } from './index.js';

test('the guide names every budget with its value', () => {
  const guide = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  for (const [name, most] of Object.entries(RULE_BUDGETS)) {
    expect(guide).toMatch(new RegExp(`\\| \`${name}\` +\\| ${most.toLocaleString('en')} +\\|`, 'u'));
  }
});
