/** A point of the picture, in its own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a station stands: on which loop, and how far along it (0 and 1 are the crossing). */
export interface LoopPlace {
  readonly loop: 'large' | 'small';
  readonly share: number;
}

/** Slope at the crossing, of both lobes. */
const lift = 0.98;
const samples = 240;

/**
 * The 8-shaped spiral as one continuous curve through the crossing at (0, 0): the large loop to the left, the small one
 * to the right. Both lobes leave the crossing with the same slope, so that the curve has no corner.
 */
export const eightCurve = { large: lobe(-372), small: lobe(306) } as const;

/** Smallest box around the curve. */
export const eightBox = { left: -372, right: 306, top: -183, bottom: 183 } as const;

/** The point `share` of the way round a loop, measured along the curve. */
export function pointAt({ loop, share }: LoopPlace): Point {
  const { points, lengths, total } = eightCurve[loop];
  const wanted = (((share % 1) + 1) % 1) * total;
  let index = lengths.findIndex((length) => length >= wanted);
  if (index <= 0) index = 1;
  const [from, to] = [points[index - 1], points[index]];
  const [start, end] = [lengths[index - 1] ?? 0, lengths[index] ?? 1];
  if (!from || !to) return { x: 0, y: 0 };
  const part = end === start ? 0 : (wanted - start) / (end - start);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** SVG path of a loop, or of a piece of it between two shares. */
export function loopPath(loop: LoopPlace['loop'], from = 0, to = 1): string {
  const steps = Math.max(2, Math.round((to - from) * samples));
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const share = from + ((to - from) * step) / steps;
    return share >= 1 ? { x: 0, y: 0 } : pointAt({ loop, share });
  });
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
}

/** Gerono's lemniscate, one lobe: from the crossing round and back; negative to the left. */
function lobe(reach: number) {
  const points: Point[] = [];
  const lengths: number[] = [];
  let total = 0;
  for (let step = 0; step <= samples; step += 1) {
    const angle = (Math.PI * step) / samples;
    const point = {
      x: reach * Math.sin(angle),
      y: -Math.abs(reach) * lift * Math.sin(angle) * Math.cos(angle),
    };
    const last = points.at(-1);
    if (last) total += Math.hypot(point.x - last.x, point.y - last.y);
    points.push(point);
    lengths.push(total);
  }
  return { points, lengths, total };
}
