import { describe, expect, test } from 'vitest';
import { findRedis } from '../support/real-parts.js';
import type { FaultRun } from './fault-run.js';

/** The runs in reduced size; `npm run soak -- --json` runs them in full. */
export async function testFaultRuns(title: string, faultRuns: readonly FaultRun[]): Promise<void> {
  const hasRedis = (await findRedis()) !== undefined;
  describe(title, () => {
    for (const faultRun of faultRuns) {
      test.skipIf(faultRun.needsRedis === true && !hasRedis)(
        faultRun.name,
        async () => {
          const { invariants, measured } = await faultRun.run('reduced');
          expect(invariants, JSON.stringify(measured)).toEqual(
            Object.fromEntries(Object.keys(invariants).map((key) => [key, true])),
          );
        },
        900_000,
      );
    }
  });
}
