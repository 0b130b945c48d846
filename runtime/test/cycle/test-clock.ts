import type { Clock } from '../../src/ports/index.js';

export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start = '2026-11-23T08:00:00.000Z'): TestClock {
  let ms = Date.parse(start);
  return {
    now: () => new Date(ms).toISOString(),
    advance: (by) => {
      ms += by;
    },
  };
}
