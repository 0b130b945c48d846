import { useQuery } from '@tanstack/react-query';
import { planEvaluation, type Dictionary, type Rule } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, queryString } from '../../api/index.js';
import { Simulator, type Simulated } from '../simulation/index.js';

const WAIT_MS = 150;

export interface Preview {
  readonly grid: GridView | undefined;
  readonly result: Simulated | undefined;
  readonly error: unknown;
  readonly simulator: Simulator | undefined;
}

/** Tries the rule on the data there is, in the worker, shortly after each change. */
export function usePreview(
  dictionary: Dictionary | undefined,
  rule: Rule | undefined,
  period: string | undefined,
): Preview {
  const items = useMemo(() => itemsOf(dictionary, rule), [dictionary, rule]);
  const grid = useQuery({
    queryKey: ['grid', rule?.level, rule?.periodKind, items],
    queryFn: ({ signal }) =>
      api.request<GridView>(
        `/api/grid${queryString({ level: rule?.level, periodKind: rule?.periodKind, items })}`,
        { signal },
      ),
    enabled: rule !== undefined && items !== undefined && items !== '',
    staleTime: 5 * 60_000,
  });
  const simulator = useRef<Simulator>(undefined);
  const [loaded, setLoaded] = useState<GridView>();
  const [state, setState] = useState<{ result?: Simulated; error?: unknown }>({});

  useEffect(() => {
    simulator.current = new Simulator();
    return () => {
      simulator.current?.close();
      simulator.current = undefined;
    };
  }, []);

  useEffect(() => {
    const { data } = grid;
    if (!data || !dictionary) return;
    setLoaded(undefined);
    simulator.current?.load(dictionary, data).then(
      () => {
        setLoaded(data);
      },
      (error: unknown) => {
        setState({ error });
      },
    );
  }, [grid.data, dictionary]);

  useEffect(() => {
    if (!rule || !loaded) return;
    const at = period ?? loaded.periods.at(-1) ?? '';
    let stale = false;
    const timer = setTimeout(() => {
      simulator.current?.simulate(rule, at).then(
        (result) => {
          if (!stale) setState({ result });
        },
        (error: unknown) => {
          if (!stale) setState({ error });
        },
      );
    }, WAIT_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [rule, loaded, period]);

  return {
    grid: grid.data,
    result: rule && items !== undefined ? state.result : undefined,
    error: grid.error ?? state.error,
    simulator: simulator.current,
  };
}

/** Codes of the items the rule needs, joined; `undefined` while it does not compile. */
function itemsOf(dictionary: Dictionary | undefined, rule: Rule | undefined): string | undefined {
  if (!dictionary || !rule) return undefined;
  try {
    const rules = [...dictionary.rules.filter(({ code }) => code !== rule.code), rule];
    return [...planEvaluation({ ...dictionary, rules }, [rule.code]).items].sort().join(',');
  } catch {
    return undefined;
  }
}
