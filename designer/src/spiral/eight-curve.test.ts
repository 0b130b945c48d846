// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { eightBox, eightCurve, pointAt } from './eight-curve.js';

const loops = ['large', 'small'] as const;

describe('the 8-shaped curve', () => {
  it.each(loops)('starts and ends the %s loop at the crossing', (loop) => {
    expect(eightCurve[loop].points[0]?.x).toBeCloseTo(0);
    expect(eightCurve[loop].points.at(-1)?.x).toBeCloseTo(0);
    expect(eightCurve[loop].points.at(-1)?.y).toBeCloseTo(0);
  });

  it('passes the crossing without a corner', () => {
    const slope = (loop: 'large' | 'small', share: number) => {
      const { x, y } = pointAt({ loop, share });
      return y / x;
    };
    expect(slope('large', 0.999)).toBeCloseTo(slope('small', 0.001), 1);
    expect(slope('small', 0.999)).toBeCloseTo(slope('large', 0.001), 1);
  });

  it.each(loops)('measures shares of the %s loop along the curve', (loop) => {
    const step = (from: number) => {
      const [a, b] = [pointAt({ loop, share: from }), pointAt({ loop, share: from + 0.02 })];
      return Math.hypot(a.x - b.x, a.y - b.y);
    };
    const expected = eightCurve[loop].total * 0.02;
    for (const from of [0.1, 0.3, 0.6, 0.9]) expect(step(from)).toBeCloseTo(expected, 0);
  });

  it('stays inside its box', () => {
    for (const loop of loops) {
      for (const { x, y } of eightCurve[loop].points) {
        expect(x).toBeGreaterThanOrEqual(eightBox.left - 0.5);
        expect(x).toBeLessThanOrEqual(eightBox.right + 0.5);
        expect(y).toBeGreaterThanOrEqual(eightBox.top - 0.5);
        expect(y).toBeLessThanOrEqual(eightBox.bottom + 0.5);
      }
    }
  });
});
