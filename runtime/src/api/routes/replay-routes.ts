import Type from 'typebox';
import {
  PlanRequestSchema,
  ReplayRequestSchema,
  ReplaySchema,
  RevisionPlanSchema,
  ShadowSchema,
  type ReplayView,
  type RevisionPlanView,
  type ShadowView,
} from '../../contract/index.js';
import { planRuleRevision, replayPast, shadowRule } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { requireStaff } from '../session/index.js';

const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 120 }) });
const BODY_LIMIT = 2 * 1024 * 1024;

export function replayRoutes(app: ApiInstance, options: ApiOptions): void {
  app.post(
    '/api/replay',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        body: ReplayRequestSchema,
        ...operation(
          'definitions',
          'replayRule',
          {
            zh: '在历史数据上回放一条规则，不改动任何东西',
            en: 'Replay a rule over the past, touching nothing',
          },
          { schema: ReplaySchema },
        ),
      },
    },
    async (request): Promise<ReplayView> => {
      requireStaff(request);
      return asJson(await replayPast(options, request.body));
    },
  );

  app.post(
    '/api/replay/plan',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        body: PlanRequestSchema,
        ...operation(
          'definitions',
          'planRuleRevision',
          {
            zh: '改动一条规则后，未结的预警怎么办',
            en: 'What a changed rule makes of the warnings there are',
          },
          { schema: RevisionPlanSchema },
        ),
      },
    },
    async (request): Promise<RevisionPlanView> => {
      requireStaff(request);
      return planRuleRevision(options, request.body.rule);
    },
  );

  app.get(
    '/api/shadow/:code',
    {
      schema: {
        params: CodeParams,
        ...operation(
          'definitions',
          'shadowRule',
          { zh: '草稿与现行规则的分歧', en: 'Where a draft and the released rule disagree' },
          { schema: ShadowSchema },
        ),
      },
    },
    async (request): Promise<ShadowView> => {
      requireStaff(request);
      return shadowRule(options, request.params.code);
    },
  );
}

/** What the engine gives is read-only, and the contract's types are not. */
function asJson(given: unknown): ReplayView {
  return given as ReplayView;
}
