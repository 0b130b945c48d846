import { roundComputed } from '../rounding/index.js';
import { amongPeers, isBetter } from './among-peers.js';
import type { Attribution, AttributionFacts } from './attribution.js';
import type { AttributionInput } from './attribution-input.js';
import { chanceOf } from './chance.js';
import { controlChart } from './control-chart.js';
import { inputQuality } from './input-quality.js';
import { findingsOf, leadOf } from './sentences/index.js';
import { splitGap, splitRatio, splitSum } from './split-units.js';
import { shownGap, shownSplit } from './unit-split.js';

/**
 * Gathers the evidence for the cause of one value. Missing values are left out, never counted as zero; what does not
 * apply is left out too.
 */
export function attribute(input: AttributionInput): Attribution {
  const facts = factsOf(input);
  const findings = findingsOf(facts, input);
  return { version: 2, sentence: leadOf(findings), findings, ...facts };
}

function factsOf(input: AttributionInput): AttributionFacts {
  const { value, peers, direction, decimals = 2, unit, period } = input;
  const among = {
    ...amongPeers(value, peers, direction, decimals),
    ...(input.peerGroup ? { group: input.peerGroup } : {}),
  };
  return {
    value,
    decimals,
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...overTime(input, decimals),
    peers: among,
    ...splits(input, decimals, among.median),
    ...defined('terms', input.terms),
    ...defined('history', value === null ? undefined : chartOf(input, value, decimals)),
    ...defined('chance', input.proportion && chanceOf(input.proportion, input.line, decimals)),
    ...defined('quality', inputQuality(input.inputs ?? [])),
    ...defined('earlier', input.earlier),
  };
}

function chartOf({ history }: AttributionInput, value: number, decimals: number) {
  return controlChart(
    history.map((entry) => entry.value),
    value,
    decimals,
  );
}

function overTime(
  { value, history, direction }: AttributionInput,
  decimals: number,
): Pick<AttributionFacts, 'change' | 'worsening'> {
  const before = history.findLast((entry) => entry.value !== null);
  if (value === null || before === undefined || before.value === null) return {};
  const by = roundComputed(value - before.value, decimals);
  const change = { period: before.period, from: before.value, by };
  if (direction === 'range') return { change };
  return { change, worsening: worseningPeriods(value, history, direction) };
}

/** A gap ends the run: nobody knows what happened in it. */
function worseningPeriods(
  value: number,
  history: AttributionInput['history'],
  direction: 'higher' | 'lower',
): number {
  let periods = 0;
  let later = value;
  for (const entry of history.toReversed()) {
    if (entry.value === null || !isBetter(entry.value, later, direction)) break;
    periods += 1;
    later = entry.value;
  }
  return periods;
}

/** Of a ratio two decimals at least are shown, so that small units are seen. */
function splits(
  { units, line }: AttributionInput,
  decimals: number,
  median?: number,
): Partial<AttributionFacts> {
  if (!units) return {};
  const { kind, now, scale, since, unitName, wholeNow } = units;
  const fine = kind === 'ratio' ? Math.max(2, decimals) : decimals;
  const exact =
    since &&
    (kind === 'ratio'
      ? splitRatio(since.units, scale, since.whole)
      : splitSum(since.units, scale, since.whole));
  const reference = line ?? median;
  const parts =
    kind === 'ratio' && reference !== undefined ? splitGap(now, reference, scale, wholeNow) : undefined;
  const against = line === undefined ? 'peers' : 'line';
  return {
    ...(exact && since
      ? { units: shownSplit(exact, { kind, unitName, period: since.period, decimals: fine }) }
      : {}),
    ...(parts && reference !== undefined
      ? { gap: shownGap(parts, { unitName, against, decimals: fine, reference }) }
      : {}),
  };
}

function defined<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>);
}
