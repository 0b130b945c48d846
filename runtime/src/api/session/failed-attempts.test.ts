import { describe, expect, it } from 'vitest';
import { FailedAttempts } from './failed-attempts.js';

describe('failed attempts', () => {
  it('lock a key after the limit, for the rest of the window', () => {
    const attempts = new FailedAttempts(3, 1000);
    for (let at = 0; at < 3; at++) {
      expect(attempts.lockedFor('a', at)).toBe(0);
      attempts.record('a', at);
    }
    expect(attempts.lockedFor('a', 400)).toBe(600);
    expect(attempts.lockedFor('b', 400)).toBe(0);
    expect(attempts.lockedFor('a', 1000)).toBe(0);
    attempts.record('a', 1000);
    expect(attempts.lockedFor('a', 1001)).toBe(0);
  });

  it('are forgotten after a success', () => {
    const attempts = new FailedAttempts(1, 1000);
    attempts.record('a', 0);
    attempts.forget('a');
    expect(attempts.lockedFor('a', 1)).toBe(0);
  });

  it('of ever new names do not fill the memory', () => {
    const attempts = new FailedAttempts(1, 1000);
    for (let count = 0; count < 20_001; count++) attempts.record(`name ${count}`, 0);
    expect(attempts.lockedFor('name 0', 1)).toBe(0);
    expect(attempts.lockedFor('name 20000', 1)).toBe(999);
  });
});
