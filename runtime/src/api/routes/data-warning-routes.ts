import Type from 'typebox';
import {
  DataWarningDetailSchema,
  DataWarningSchema,
  type DataWarningDetail,
  type DataWarningView,
} from '../../contract/index.js';
import { findDataWarning, listDataWarnings, visibilityOf } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { Flag, IdParams, operation } from '../operation.js';
import { notFound } from '../problem/index.js';
import { viewerOf } from '../session/index.js';
import { WARNING_PAGE } from './warning-query.js';

const QuerySchema = Type.Object({
  /** Open ones only, or resolved ones only. */
  open: Flag,
  kind: Type.Optional(DataWarningSchema.properties.kind),
  item: Type.Optional(Type.String({ maxLength: 120 })),
  rule: Type.Optional(Type.String({ maxLength: 120 })),
  ...WARNING_PAGE,
});

/** Data that has not come: never a warning of quality. */
export function dataWarningRoutes(app: ApiInstance, options: ApiOptions): void {
  app.get(
    '/api/data-warnings',
    {
      schema: {
        querystring: QuerySchema,
        ...operation(
          'warnings',
          'listDataWarnings',
          { zh: '数据预警列表', en: 'List of data warnings' },
          { schema: Type.Array(DataWarningSchema) },
        ),
      },
    },
    async (request): Promise<DataWarningView[]> => {
      const { after, item, kind, limit = 100, open, rule } = request.query;
      const visibility = await visibilityOf(options, viewerOf(request).person);
      return listDataWarnings(options, visibility, {
        limit,
        ...(open === undefined ? {} : { open }),
        ...(kind === undefined ? {} : { kinds: [kind] }),
        ...(item === undefined ? {} : { item }),
        ...(rule === undefined ? {} : { rule }),
        ...(after === undefined ? {} : { afterId: after }),
      });
    },
  );

  app.get(
    '/api/data-warnings/:id',
    {
      schema: {
        params: IdParams,
        ...operation(
          'warnings',
          'getDataWarning',
          { zh: '一条数据预警', en: 'One data warning' },
          { schema: DataWarningDetailSchema },
        ),
      },
    },
    async (request): Promise<DataWarningDetail> => {
      const visibility = await visibilityOf(options, viewerOf(request).person);
      const found = await findDataWarning(options, visibility, request.params.id);
      if (found === undefined) throw notFound({ zh: '这条数据预警', en: 'data warning' });
      return found;
    },
  );
}
