import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeedResults, WarningDeedBody } from '@zhengai/runtime/contract';
import { actOnWarnings } from './warning-queries.js';

const touched = ['warning', 'warnings', 'matters', 'silences', 'ledger', 'today', 'tasks'];

/** Acts on warnings and has every page look again that shows them. */
export function useDeeds(ids: readonly number[], onDone: (results: DeedResults) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deed: WarningDeedBody) => actOnWarnings(ids, deed),
    onSuccess: async (results) => {
      onDone(results);
      await Promise.all(touched.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
  });
}
