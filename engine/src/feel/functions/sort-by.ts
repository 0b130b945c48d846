import type { FeelClosure } from '../value/index.js';
import type { CallContext } from './signature.js';

/**
 * `sort(list, precedes)`: a merge sort of our own, since the platform's makes no promise about a function that contradicts
 * itself; equal elements keep their order.
 */
export function sortBy(
  call: CallContext,
  values: readonly unknown[],
  precedes: FeelClosure,
): readonly unknown[] | null {
  if (precedes.parameters.length !== 2) {
    call.warn('feel.argument', {
      zh: 'precedes 要是两个参数的函数',
      en: 'precedes must be a function of two parameters',
    });
    return null;
  }
  let sorted = [...values];
  for (let width = 1; width < sorted.length; width *= 2) {
    const merged: unknown[] = [];
    for (let from = 0; from < sorted.length; from += 2 * width) {
      const middle = Math.min(from + width, sorted.length);
      const to = Math.min(from + 2 * width, sorted.length);
      let [left, right] = [from, middle];
      while (left < middle && right < to) {
        call.budget.spend(1);
        const truth = precedes.apply([sorted[right], sorted[left]]);
        if (typeof truth !== 'boolean') {
          call.warn('feel.argument', {
            zh: 'precedes 没有给出是非值',
            en: 'precedes gives neither true nor false',
          });
          return null;
        }
        merged.push(truth ? sorted[right++] : sorted[left++]);
      }
      while (left < middle) merged.push(sorted[left++]);
      while (right < to) merged.push(sorted[right++]);
    }
    sorted = merged;
  }
  return sorted;
}
