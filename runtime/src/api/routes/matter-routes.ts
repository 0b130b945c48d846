import Type from 'typebox';
import {
  MatterDetailSchema,
  MatterSchema,
  type MatterDetail,
  type MatterView,
} from '../../contract/index.js';
import { findMatter, listMatters, visibilityOf } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { IdParams, limit, operation } from '../operation.js';
import { notFound } from '../problem/index.js';
import { viewerOf } from '../session/index.js';
import { WARNING_CHOICE, WARNING_PAGE, warningChoice, warningListQuery } from './warning-query.js';

const { matter: _matter, ...CHOICE } = WARNING_CHOICE;

/** Warnings of one rule for one department, as one matter with rows. */
export function matterRoutes(app: ApiInstance, options: ApiOptions): void {
  app.get(
    '/api/matters',
    {
      schema: {
        querystring: Type.Object({ ...WARNING_CHOICE, limit: limit(100, 500) }),
        ...operation(
          'warnings',
          'listMatters',
          { zh: '事项列表', en: 'List of matters' },
          { schema: Type.Array(MatterSchema) },
        ),
      },
    },
    async (request): Promise<MatterView[]> => {
      const visibility = await visibilityOf(options, viewerOf(request).person);
      const { limit: most = 100 } = request.query;
      return listMatters(options, visibility, { ...warningChoice(request.query), limit: most });
    },
  );

  app.get(
    '/api/matters/:id',
    {
      schema: {
        params: IdParams,
        querystring: Type.Object({ ...CHOICE, ...WARNING_PAGE }),
        ...operation(
          'warnings',
          'getMatter',
          { zh: '一个事项', en: 'One matter' },
          { schema: MatterDetailSchema },
        ),
      },
    },
    async (request): Promise<MatterDetail> => {
      const visibility = await visibilityOf(options, viewerOf(request).person);
      const query = warningListQuery(request.query);
      const found = await findMatter(options, visibility, request.params.id, query);
      if (found === undefined) throw notFound({ zh: '这个事项', en: 'matter' });
      return found;
    },
  );
}
