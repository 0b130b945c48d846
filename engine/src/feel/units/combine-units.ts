import { BARE, isSameUnit, namedUnit, PERCENT, RATIO, UNKNOWN, type Powers, type Unit } from './unit.js';

/** Of a sum, a difference, a choice; `undefined` when the two contradict each other. */
export function sharedUnit(a: Unit, b: Unit): Unit | undefined {
  if (a.kind === 'bare' || a.kind === 'unknown') return b.kind === 'bare' ? a : b;
  if (b.kind === 'bare' || b.kind === 'unknown' || isSameUnit(a, b)) return a;
  return undefined;
}

export function multiplyUnits(a: Unit, b: Unit): Unit {
  if (a.kind === 'bare' && b.kind === 'bare') return BARE;
  if (a.kind === 'ratio' && b.kind !== 'bare') return b;
  if (b.kind === 'ratio' && a.kind !== 'bare') return a;
  return a.kind === 'named' && b.kind === 'named' ? namedUnit(addPowers(a.powers, b.powers, 1)) : UNKNOWN;
}

export function divideUnits(a: Unit, b: Unit): Unit {
  if (a.kind === 'bare' && b.kind === 'bare') return BARE;
  if (a.kind === 'percent' && b.kind === 'percent') return RATIO;
  if (b.kind === 'ratio' && a.kind !== 'bare') return a;
  if (a.kind === 'ratio' && b.kind === 'named') return namedUnit(addPowers(new Map(), b.powers, -1));
  return a.kind === 'named' && b.kind === 'named' ? namedUnit(addPowers(a.powers, b.powers, -1)) : UNKNOWN;
}

/**
 * A unit times a number written out: 100 makes a ratio a percentage; a weight leaves the unit; what may convert (10,000
 * for 万元, 12 for months) leaves it open.
 */
export function scaleUnit(unit: Unit, factor: number): Unit {
  if (unit.kind === 'bare' || unit.kind === 'unknown') return unit;
  if (unit.kind === 'ratio' && isNear(factor, 100)) return PERCENT;
  if (unit.kind === 'percent' && isNear(factor, 0.01)) return RATIO;
  return isWeight(factor) ? unit : UNKNOWN;
}

/** Small numbers weigh (0.5, 1.5, 3); powers of ten and greater ones may turn one unit into another. */
function isWeight(factor: number): boolean {
  const size = Math.abs(factor);
  const power = Math.log10(size);
  return size === 1 || (size > 0.01 && size < 7 && Math.abs(power - Math.round(power)) > 1e-9);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}

function addPowers(a: Powers, b: Powers, sign: 1 | -1): Powers {
  const sum = new Map(a);
  for (const [name, power] of b) sum.set(name, (sum.get(name) ?? 0) + sign * power);
  return sum;
}
