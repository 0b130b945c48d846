// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nextSeen, type Seen } from './use-arrivals.js';

const start: Seen = { list: 'open', first: undefined, arrivals: new Set() };

describe('arrivals in a list', () => {
  it('are none when the list is first shown', () => {
    const seen = nextSeen(start, [3, 2, 1], 'open');
    expect(seen.arrivals.size).toBe(0);
  });

  it('are what comes later, and stay so', () => {
    let seen = nextSeen(start, [3, 2], 'open');
    seen = nextSeen(seen, [5, 3, 2], 'open');
    seen = nextSeen(seen, [6, 5, 3, 2], 'open');
    expect([...seen.arrivals]).toEqual([5, 6]);
  });

  it('are not the older ones of a further page', () => {
    let seen = nextSeen(start, [30, 20], 'open');
    seen = nextSeen(seen, [30, 20, 10], 'open');
    expect(seen.arrivals.size).toBe(0);
  });

  it('start afresh with another filter', () => {
    let seen = nextSeen(start, [1], 'open');
    seen = nextSeen(seen, [2, 1], 'open');
    seen = nextSeen(seen, [9, 8], 'resolved');
    expect(seen.arrivals.size).toBe(0);
  });

  it('keep the same state when nothing changed, so that drawing ends', () => {
    const seen = nextSeen(start, [1], 'open');
    expect(nextSeen(seen, [1], 'open')).toBe(seen);
    expect(nextSeen(start, undefined, 'open')).toBe(start);
  });
});
