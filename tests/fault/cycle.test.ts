import { describe, expect, test } from 'vitest';
import { findRedis } from '../support/real-parts.js';
import { faultRuns } from './cycle.fault.js';

const hasRedis = (await findRedis()) !== undefined;

/** Reduced sizes; `npm run soak -- --json` runs them in full. */
describe('the demo, disturbed while it is evaluated', () => {
  for (const { name, run } of faultRuns) {
    test.skipIf(name.includes('redis') && !hasRedis)(
      name,
      async () => {
        const { invariants, measured } = await run('reduced');
        expect(invariants, JSON.stringify(measured)).toEqual(
          Object.fromEntries(Object.keys(invariants).map((key) => [key, true])),
        );
      },
      900_000,
    );
  }
});
