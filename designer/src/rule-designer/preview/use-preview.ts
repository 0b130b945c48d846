import type { Dictionary, Rule } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import { useCallback, useMemo } from 'react';
import {
  needOfRule,
  useLevelData,
  useTrial,
  type Simulated,
  type Simulator,
  type TrialState,
} from '../../simulation/index.js';

export interface Preview {
  readonly grid: GridView | undefined;
  readonly state: TrialState<Simulated>;
  readonly simulator: Simulator | undefined;
  /** Whether the rule looks at data at all. */
  readonly hasData: boolean;
}

/**
 * Tries the rule on the data there is, in the worker, shortly after each change.
 *
 * @param rule      absent while it is unfinished
 * @param released  the version in force, to compare with
 */
export function usePreview(
  dictionary: Dictionary,
  rule: Rule | undefined,
  released: Rule | undefined,
  period: string | undefined,
): Preview {
  const need = useMemo(() => rule && needOfRule(dictionary, rule, released), [dictionary, rule, released]);
  const { grid, simulator, error } = useLevelData(dictionary, need);
  const ask = useCallback(async (): Promise<Simulated> => {
    if (!rule || !grid || !simulator) throw new Error('nothing to try');
    return simulator.simulate(rule, period ?? grid.periods.at(-1) ?? '', released);
  }, [rule, released, grid, simulator, period]);
  const state = useTrial(!rule || !need ? undefined : grid && simulator ? ask : 'later');
  return {
    grid,
    state: error ? { kind: 'failed', error } : state,
    simulator,
    hasData: need !== undefined,
  };
}
