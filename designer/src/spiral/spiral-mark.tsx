import { eightBox, loopPath } from './eight-curve.js';

/** The curve alone, as the product's mark. */
export function SpiralMark() {
  const { left, right, top, bottom } = eightBox;
  const margin = 24;
  const box = [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin].join(' ');
  return (
    <svg viewBox={box} aria-hidden="true" fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d={loopPath('large')} stroke="currentColor" strokeWidth={13} opacity={0.5} />
      <path d={loopPath('small')} stroke="currentColor" strokeWidth={17} />
    </svg>
  );
}
