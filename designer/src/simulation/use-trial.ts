import { useEffect, useReducer } from 'react';
import { trialState, type TrialEvent, type TrialState } from './trial-state.js';

/** So long after the last change a question is asked: typing does not ask for every letter. */
const WAIT_MS = 150;

/** What to ask; `later` when the data for it is still on its way. */
export type Ask<R> = (() => Promise<R>) | 'later' | undefined;

/**
 * Asks again, a little later, whenever `ask` is another one; answers to older questions are passed over.
 *
 * @param ask  absent while there is nothing to ask; kept the same by the caller as long as the question is the same
 */
export function useTrial<R>(ask: Ask<R>): TrialState<R> {
  const [state, dispatch] = useReducer(
    (before: TrialState<R>, event: TrialEvent<R>): TrialState<R> => trialState(before, event),
    { kind: 'waiting' },
  );
  useEffect(() => {
    dispatch({ kind: ask ? 'asked' : 'cleared' });
    if (!ask || ask === 'later') return undefined;
    let isStale = false;
    const timer = setTimeout(() => {
      ask().then(
        (result) => {
          if (!isStale) dispatch({ kind: 'answered', result });
        },
        (error: unknown) => {
          if (!isStale) dispatch({ kind: 'failed', error });
        },
      );
    }, WAIT_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [ask]);
  return state;
}
