import { performance } from 'node:perf_hooks';

/**
 * Times the parts of a job over and over. The fastest time of each part counts: what else the machine does slows
 * parts down, nothing speeds them up, and short parts now and then go by undisturbed.
 *
 * @param {readonly (() => unknown)[]} parts
 * @returns `run` once; `best` milliseconds for the whole job; `spread`: how much longer the
 *   middle run took than the shortest, as a share of it
 */
export function stopwatch(parts) {
  const fastest = parts.map(() => Infinity);
  /** @type {number[]} */ const sums = [];
  return {
    async run() {
      let sum = 0;
      for (const [i, part] of parts.entries()) {
        const start = performance.now();
        const result = part();
        if (result instanceof Promise) await result;
        const took = performance.now() - start;
        fastest[i] = Math.min(/** @type {number} */ (fastest[i]), took);
        sum += took;
      }
      sums.push(sum);
    },
    best: () => fastest.reduce((sum, time) => sum + time, 0),
    spread: () => {
      const sorted = [...sums].sort((a, b) => a - b);
      const [shortest = NaN, middle = NaN] = [sorted[0], sorted[sorted.length >> 1]];
      return (middle - shortest) / shortest;
    },
  };
}

/**
 * One side of a comparison: its parts, how many results they give together, and how often they are run in turn, so
 * that a quick side gets its share of the time.
 *
 * @typedef {{ parts: readonly (() => unknown)[], results: number, repeats: number, warmUps: number }} Side
 */

/**
 * Runs two sides by turns and compares results for each second.
 *
 * @param {{ ours: Side, peer: Side, runs: number, unit: string }} comparison
 */
export async function compareSides({ ours, peer, runs, unit }) {
  const [left, right] = [stopwatch(ours.parts), stopwatch(peer.parts)];
  // Until the compiler in the background has seen enough.
  for (const side of [ours, peer]) {
    for (let i = 0; i < side.warmUps; i += 1) for (const part of side.parts) await part();
  }
  for (let i = 0; i < runs; i += 1) {
    for (let k = 0; k < peer.repeats; k += 1) await right.run();
    for (let k = 0; k < ours.repeats; k += 1) await left.run();
  }
  const speed = (ours.results * 1000) / left.best();
  const peerSpeed = (peer.results * 1000) / right.best();
  return {
    ours: Math.round(speed),
    peer: Math.round(peerSpeed),
    ratio: Number((speed / peerSpeed).toPrecision(4)),
    unit,
    n: ours.results,
    runs,
    spread: Number(Math.max(left.spread(), right.spread()).toFixed(3)),
  };
}
