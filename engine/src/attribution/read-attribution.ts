import type { LocalizedText } from '../model/index.js';
import type { Attribution, ValueChange } from './attribution.js';

/** What was stored before there was a version: a place among peers and in time. */
interface FirstAttribution {
  readonly rank?: number;
  readonly of: number;
  readonly percentile?: number;
  readonly median?: number;
  readonly fromMedian?: number;
  readonly change?: ValueChange;
  readonly worsening?: number;
  readonly sentence: LocalizedText;
}

/** A stored attribution in today's shape, whatever version wrote it; `null` for what none did. */
export function readAttribution(stored: unknown): Attribution | null {
  if (typeof stored !== 'object' || stored === null) return null;
  if ('version' in stored) return stored.version === 2 ? (stored as Attribution) : null;
  if (!('sentence' in stored) || !('of' in stored)) return null;
  const { change, sentence, worsening, ...peers } = stored as FirstAttribution;
  return {
    version: 2,
    sentence,
    findings: [{ kind: 'peers', sentence }],
    value: null,
    decimals: 2,
    ...(change ? { change } : {}),
    ...(worsening === undefined ? {} : { worsening }),
    peers: { ...peers, values: [] },
  };
}
