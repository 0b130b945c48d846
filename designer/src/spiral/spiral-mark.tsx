import { eightBox, loopPath } from './eight-curve.js';

/** The curve alone, as the product's mark; `bold` where it is small. */
export function SpiralMark({ bold = false }: { readonly bold?: boolean }) {
  const { left, right, top, bottom } = eightBox;
  const margin = 24;
  const box = [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin].join(' ');
  return (
    <svg viewBox={box} aria-hidden="true" fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d={loopPath('large')} stroke="currentColor" strokeWidth={bold ? 42 : 13} opacity={0.5} />
      <path d={loopPath('small')} stroke="currentColor" strokeWidth={bold ? 48 : 17} />
    </svg>
  );
}
