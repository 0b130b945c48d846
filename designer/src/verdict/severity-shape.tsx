import type { SeverityColour } from '../theme/index.js';

/** Each colour has its own outline, so that it is told apart without colour: circle, triangle, diamond, octagon. */
const outlines: Record<SeverityColour, string> = {
  blue: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2Z',
  yellow: 'M8 1.6 15 14H1Z',
  orange: 'M8 .8 15.200 8 8 15.200.800 8Z',
  red: 'M5.100 1h5.800L15 5.100v5.800L10.900 15H5.100L1 10.900V5.100Z',
};

export function SeverityShape({
  colour,
  size = 12,
}: {
  readonly colour: SeverityColour;
  readonly size?: number;
}) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={outlines[colour]} fill={`var(--severity-${colour}-fill)`} />
    </svg>
  );
}
