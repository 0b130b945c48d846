/** A 32-bit mix of three integers: the demo's only randomness, a function of what it is asked for, not of the order. */
function mix(a: number, b: number, c: number): number {
  let h =
    Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(b + 0x7f4a7c15, 0xc2b2ae35) ^
    Math.imul(c + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** An even number in [0, 1) for a topic, a subject and a moment. */
export function even(topic: number, subject: number, moment = 0): number {
  return mix(topic, subject, moment) / 4_294_967_296;
}

/** A bell-shaped number in (-1, 1): the mean of three, so that nothing lies far out. */
export function bell(topic: number, subject: number, moment = 0): number {
  const first = mix(topic, subject, moment);
  const sum = first + mix(first, topic, 1) + mix(first, subject, 2);
  return (sum / 4_294_967_296 / 3) * 2 - 1;
}

/** An even number in [from, to). */
export function between(from: number, to: number, topic: number, subject: number, moment = 0): number {
  return from + (to - from) * even(topic, subject, moment);
}

/** An even integer from `from` to `to`, both included. */
export function integer(from: number, to: number, topic: number, subject: number, moment = 0): number {
  return from + Math.floor((to - from + 1) * even(topic, subject, moment));
}

export function pick<T>(list: readonly T[], topic: number, subject: number, moment = 0): T {
  return list[Math.floor(list.length * even(topic, subject, moment))] as T;
}

export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
