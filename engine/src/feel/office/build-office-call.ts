import type { FeelNode } from '../feel-node.js';
import { buildReference } from './build-reference.js';
import {
  buildChange,
  buildPrevious,
  buildStreak,
  buildTrend,
  buildYearAgoCall,
  buildYearOnYear,
} from './build-series.js';
import type { OfficeCall } from './office-call.js';

const BUILDERS: Readonly<Record<string, (call: OfficeCall) => FeelNode>> = {
  previous: buildPrevious,
  change: buildChange,
  yearAgo: buildYearAgoCall,
  yearOnYear: buildYearOnYear,
  streak: buildStreak,
  trend: buildTrend,
  slice: buildReference,
  basis: buildReference,
  total: buildReference,
  average: buildReference,
  atEnd: buildReference,
  atStart: buildReference,
  maximum: buildReference,
  minimum: buildReference,
};

/** The node of a call of one of our own functions along time, of slices and of bases; `undefined` for any other. */
export function buildOfficeCall(call: OfficeCall): FeelNode | undefined {
  return Object.hasOwn(BUILDERS, call.name) ? BUILDERS[call.name]?.(call) : undefined;
}
