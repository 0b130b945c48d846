import { StatusSchema, type Status } from '../../contract/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';

/** Reached without a log-in, by start scripts and monitoring. */
export function statusRoutes(app: ApiInstance, { store, status, version }: ApiOptions): void {
  app.get(
    '/api/status',
    {
      schema: operation(
        'system',
        'getStatus',
        { zh: '运行状态', en: 'Is the house up' },
        { schema: StatusSchema },
      ),
    },
    async (): Promise<Status> => {
      const [pending, deliveries] = await Promise.all([
        store.relay.pending(),
        store.read.deliveries.counts(),
      ]);
      return { ...status(), version, pending: { ...pending }, deliveries };
    },
  );
}
