export interface Range {
  readonly least: number;
  readonly most: number;
}

export interface NearestValue {
  readonly value: number;
  readonly points: number;
}

const MOST_DOUBLINGS = 34;
const SAMPLES = 12;

/**
 * The value nearest to `from`, upwards or downwards, that gives at least `wanted` points, by doubling and halving; none
 * where the points on the way there go both up and down.
 *
 * @param decimals  values are moved in steps of 10^-decimals
 */
export function nearestValue(
  from: number,
  range: Range,
  decimals: number,
  wanted: number,
  pointsAt: (value: number) => number | null,
): NearestValue | undefined {
  const start = Math.round(from * 10 ** decimals);
  const at = (step: number) => Number(`${start + step}e-${decimals}`);
  const search = (sign: 1 | -1) => {
    const within = (steps: number) => at(sign * steps) >= range.least && at(sign * steps) <= range.most;
    return nearestSteps(within, (steps) => pointsAt(at(sign * steps)), wanted);
  };
  const [up, down] = [search(1), search(-1)];
  if (up === undefined && down === undefined) return undefined;
  const sign = up !== undefined && (down === undefined || up.steps <= down.steps) ? 1 : -1;
  const found = (sign === 1 ? up : down) as FoundSteps;
  return { value: at(sign * found.steps), points: found.points };
}

interface FoundSteps {
  readonly steps: number;
  readonly points: number;
}

function nearestSteps(
  within: (steps: number) => boolean,
  pointsAt: (steps: number) => number | null,
  wanted: number,
): FoundSteps | undefined {
  const enough = (steps: number) => (pointsAt(steps) ?? -Infinity) >= wanted;
  let [low, high] = [0, 1];
  for (let doubling = 0; within(high) && !enough(high); doubling++) {
    if (doubling === MOST_DOUBLINGS) return undefined;
    [low, high] = [high, high * 2];
  }
  if (!within(high)) {
    high = lastWithin(low, high, within);
    if (high === low || !enough(high)) return undefined;
  }
  const far = high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return isMonotone(high, far, pointsAt) ? { steps: high, points: pointsAt(high) as number } : undefined;
}

function lastWithin(low: number, high: number, within: (steps: number) => boolean): number {
  let [inside, outside] = [low, high];
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (within(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Whether the points never fall on the way, as far as samples show. */
function isMonotone(found: number, far: number, pointsAt: (steps: number) => number | null): boolean {
  let before = pointsAt(0) ?? -Infinity;
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const points = pointsAt(Math.round((Math.max(found, far) * sample) / SAMPLES));
    if (points === null || points < before) return false;
    before = points;
  }
  return true;
}
