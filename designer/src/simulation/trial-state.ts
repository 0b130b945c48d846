/** What a trial shows: while a newer answer is awaited the last one stays, marked as old. */
export type TrialState<R> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'shown'; readonly result: R; readonly isOld: boolean }
  | { readonly kind: 'failed'; readonly error: unknown };

export type TrialEvent<R> =
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered'; readonly result: R }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'cleared' };

export function trialState<R>(state: TrialState<R>, event: TrialEvent<R>): TrialState<R> {
  switch (event.kind) {
    case 'asked':
      return state.kind === 'shown' ? { ...state, isOld: true } : { kind: 'waiting' };
    case 'answered':
      return { kind: 'shown', result: event.result, isOld: false };
    case 'failed':
      return { kind: 'failed', error: event.error };
    case 'cleared':
      return { kind: 'waiting' };
  }
}
