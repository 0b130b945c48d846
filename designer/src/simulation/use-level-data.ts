import { useQuery } from '@tanstack/react-query';
import type { Dictionary, PeriodKind } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import { useEffect, useRef, useState } from 'react';
import { api, queryString } from '../api/index.js';
import type { Simulator } from './simulator.js';
import { startSimulator } from './start-simulator.js';

export interface LevelDataNeed {
  readonly level: string;
  readonly periodKind: PeriodKind;
  /** Codes of the items, joined by commas; without any there is nothing to try. */
  readonly items: string;
}

export interface LevelData {
  readonly grid: GridView | undefined;
  /** With the grid loaded; absent until then, and while other items are on their way. */
  readonly simulator: Simulator | undefined;
  readonly error: unknown;
}

/** A level's data in a worker of its own, loaded again when other items are needed. */
export function useLevelData(dictionary: Dictionary | undefined, need: LevelDataNeed | undefined): LevelData {
  const grid = useQuery({
    queryKey: ['grid', need?.level, need?.periodKind, need?.items],
    queryFn: ({ signal }) => api.request<GridView>(`/api/grid${queryString({ ...need })}`, { signal }),
    enabled: need !== undefined,
    placeholderData: (before) => before,
    staleTime: 5 * 60_000,
  });
  const worker = useRef<Simulator>(undefined);
  const [loaded, setLoaded] = useState<{ grid: GridView; simulator: Simulator }>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const { simulator, stop } = startSimulator();
    worker.current = simulator;
    return () => {
      worker.current = undefined;
      stop();
    };
  }, []);
  const { data, isPlaceholderData } = grid;
  useEffect(() => {
    const simulator = worker.current;
    if (!data || isPlaceholderData || !dictionary || !simulator) return undefined;
    let isStale = false;
    simulator.load(dictionary, data).then(
      () => {
        if (isStale) return;
        setLoaded({ grid: data, simulator });
        setFailure(undefined);
      },
      (error: unknown) => {
        if (!isStale) setFailure(error);
      },
    );
    return () => {
      isStale = true;
    };
  }, [data, isPlaceholderData, dictionary]);
  const isCurrent = !isPlaceholderData && loaded?.grid === data;
  return {
    grid: loaded?.grid,
    simulator: isCurrent ? loaded?.simulator : undefined,
    error: grid.error ?? failure,
  };
}
