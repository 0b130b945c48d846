import { TodaySchema, type Today } from '../../contract/index.js';
import { getToday, visibilityOf } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { viewerOf } from '../session/index.js';

export function todayRoutes(app: ApiInstance, options: ApiOptions): void {
  app.get(
    '/api/today',
    {
      schema: operation('today', 'getToday', { zh: '今日', en: 'Today' }, { schema: TodaySchema }),
    },
    async (request): Promise<Today> =>
      getToday(options, await visibilityOf(options, viewerOf(request).person)),
  );
}
