import Type from 'typebox';
import {
  AppliedPlanSchema,
  ApproveRuleSchema,
  DefinitionViewSchema,
  type AppliedPlan,
  type DefinitionView,
} from '../../contract/index.js';
import { definitionViews, listAppliedPlans, releaseRule, undoPlan } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { entityTag, findExpectedRevision } from '../entity-tag.js';
import { operation } from '../operation.js';
import { notFound } from '../problem/index.js';
import { requireStaff } from '../session/index.js';

const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 120 }) });
const PlanParams = Type.Object({
  ...CodeParams.properties,
  id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
});

/** A rule is released together with the plan for its warnings, which can be undone. */
export function revisionRoutes(app: ApiInstance, options: ApiOptions): void {
  app.post(
    '/api/rules/:code/draft/approve',
    {
      schema: {
        params: CodeParams,
        body: ApproveRuleSchema,
        ...operation(
          'definitions',
          'approveRule',
          {
            zh: '批准并发布规则，连同对现有预警的处置方案',
            en: 'Approve and release a rule with the plan for its warnings',
          },
          { schema: DefinitionViewSchema },
        ),
      },
    },
    async (request, reply): Promise<DefinitionView> => {
      const { person } = requireStaff(request);
      const expectedRevision = findExpectedRevision(request);
      const definition = await releaseRule(options, {
        code: request.params.code,
        by: person.id,
        decisions: request.body.decisions,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
      });
      const [view] = await definitionViews(options.store.read, [definition]);
      if (view === undefined) throw notFound({ zh: '这条规则', en: 'rule' });
      void reply.header('etag', entityTag(definition.revision));
      return view;
    },
  );

  app.get(
    '/api/rules/:code/plans',
    {
      schema: {
        params: CodeParams,
        ...operation(
          'definitions',
          'listAppliedPlans',
          { zh: '随规则发布执行过的处置方案', en: 'Plans applied with the releases of a rule' },
          { schema: Type.Array(AppliedPlanSchema) },
        ),
      },
    },
    async (request): Promise<AppliedPlan[]> => {
      requireStaff(request);
      return listAppliedPlans(options, request.params.code);
    },
  );

  app.post(
    '/api/rules/:code/plans/:id/undo',
    {
      schema: {
        params: PlanParams,
        ...operation(
          'definitions',
          'undoPlan',
          { zh: '撤销处置方案', en: 'Undo a plan' },
          { schema: Type.Array(AppliedPlanSchema) },
        ),
      },
    },
    async (request): Promise<AppliedPlan[]> => {
      const { person } = requireStaff(request);
      const { code, id } = request.params;
      await undoPlan(options, { rule: code, id, by: person.id });
      return listAppliedPlans(options, code);
    },
  );
}
