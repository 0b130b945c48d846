import Type from 'typebox';
import {
  DismissSchema,
  WarningDetailSchema,
  WarningListSchema,
  WarningStateSchema,
  type WarningDetail,
  type WarningList,
} from '../../contract/index.js';
import type { WarningState } from '../../ports/index.js';
import {
  acknowledgeWarning,
  dismissWarning,
  findWarningDetail,
  listWarnings,
  visibilityOf,
} from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { Flag, IdParams, limit, operation } from '../operation.js';
import { invalidRequest, notFound } from '../problem/index.js';
import { requireStaff, viewerOf, type Viewer } from '../session/index.js';

const WarningQuerySchema = Type.Object({
  /** States, separated by commas. */
  state: Type.Optional(Type.String({ maxLength: 100 })),
  mine: Flag,
  level: Type.Optional(Type.String({ maxLength: 120 })),
  rule: Type.Optional(Type.String({ maxLength: 120 })),
  limit: limit(100, 500),
  after: Type.Optional(Type.Integer({ minimum: 1 })),
});

const STATES: readonly string[] = WarningStateSchema.anyOf.map((one) => one.const);

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
      const { state, mine, level, rule, limit: most = 100, after } = request.query;
      const visibility = await visibilityOf(options, viewerOf(request).person);
      return listWarnings(options, visibility, {
        limit: most,
        ...(state === undefined ? {} : { states: statesOf(state) }),
        ...(mine === undefined ? {} : { mine }),
        ...(level === undefined ? {} : { level }),
        ...(rule === undefined ? {} : { rule }),
        ...(after === undefined ? {} : { after }),
      });
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

function statesOf(text: string): WarningState[] {
  const states = text.split(',').filter((state) => state !== '');
  const unknown = states.find((state) => !STATES.includes(state));
  if (unknown !== undefined) {
    throw invalidRequest([
      {
        path: 'querystring/state',
        code: 'request.enum',
        message: {
          zh: `不认识的状态“${unknown}”,可用:${STATES.join('、')}`,
          en: `there is no state “${unknown}”; use ${STATES.join(', ')}`,
        },
      },
    ]);
  }
  return states as WarningState[];
}
