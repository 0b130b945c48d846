import Type from 'typebox';
import {
  DismissSchema,
  WarningDetailSchema,
  WarningListSchema,
  type WarningDetail,
  type WarningList,
} from '../../contract/index.js';
import {
  acknowledgeWarning,
  dismissWarning,
  findWarningDetail,
  listWarnings,
  visibilityOf,
} from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { IdParams, operation } from '../operation.js';
import { notFound } from '../problem/index.js';
import { requireStaff, viewerOf, type Viewer } from '../session/index.js';
import { WARNING_CHOICE, WARNING_PAGE, warningListQuery } from './warning-query.js';

const WarningQuerySchema = Type.Object({ ...WARNING_CHOICE, ...WARNING_PAGE });

export function warningRoutes(app: ApiInstance, options: ApiOptions): void {
  const detailOf = async (viewer: Viewer, id: number): Promise<WarningDetail> => {
    const visibility = await visibilityOf(options, viewer.person);
    const detail = await findWarningDetail(options, visibility, id);
    if (detail === undefined) throw notFound({ zh: '这条预警', en: 'warning' });
    return detail;
  };

  app.get(
    '/api/warnings',
    {
      schema: {
        querystring: WarningQuerySchema,
        ...operation(
          'warnings',
          'listWarnings',
          { zh: '预警列表', en: 'List of warnings' },
          { schema: WarningListSchema },
        ),
      },
    },
    async (request): Promise<WarningList> => {
      const visibility = await visibilityOf(options, viewerOf(request).person);
      return listWarnings(options, visibility, warningListQuery(request.query));
    },
  );

  app.get(
    '/api/warnings/:id',
    {
      schema: {
        params: IdParams,
        ...operation(
          'warnings',
          'getWarning',
          { zh: '一条预警', en: 'One warning' },
          { schema: WarningDetailSchema },
        ),
      },
    },
    async (request): Promise<WarningDetail> => detailOf(viewerOf(request), request.params.id),
  );

  app.post(
    '/api/warnings/:id/acknowledge',
    {
      schema: {
        params: IdParams,
        ...operation(
          'warnings',
          'acknowledgeWarning',
          { zh: '确认知悉', en: 'Acknowledge' },
          { schema: WarningDetailSchema },
        ),
      },
    },
    async (request): Promise<WarningDetail> => {
      const viewer = viewerOf(request);
      await detailOf(viewer, request.params.id);
      await acknowledgeWarning(options, { warningId: request.params.id, by: viewer.person.id });
      return detailOf(viewer, request.params.id);
    },
  );

  app.post(
    '/api/warnings/:id/dismiss',
    {
      schema: {
        params: IdParams,
        body: DismissSchema,
        ...operation(
          'warnings',
          'dismissWarning',
          { zh: '关闭预警(须说明理由)', en: 'Dismiss, with a reason' },
          { schema: WarningDetailSchema },
        ),
      },
    },
    async (request): Promise<WarningDetail> => {
      const viewer = requireStaff(request);
      await detailOf(viewer, request.params.id);
      const { reason, note } = request.body;
      await dismissWarning(options, {
        warningId: request.params.id,
        by: viewer.person.id,
        reason,
        ...(note === undefined ? {} : { note }),
      });
      return detailOf(viewer, request.params.id);
    },
  );
}
