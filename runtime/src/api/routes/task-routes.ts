import Type from 'typebox';
import {
  TaskDetailSchema,
  TaskRowSchema,
  TaskValuesSchema,
  VerificationRowSchema,
  type TaskDetail,
  type TaskRow,
  type VerificationRow,
} from '../../contract/index.js';
import {
  completeTask,
  findTaskDetail,
  listTasks,
  listVerifications,
  saveTaskDraft,
  visibilityOf,
} from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { entityTag, findExpectedRevision, requireExpectedRevision } from '../entity-tag.js';
import { Flag, IdParams, limit, operation } from '../operation.js';
import { HttpFailure, notFound } from '../problem/index.js';
import { viewerOf, type Viewer } from '../session/index.js';

const TaskQuerySchema = Type.Object({
  status: Type.Optional(
    Type.Union([Type.Literal('open'), Type.Literal('completed'), Type.Literal('cancelled')]),
  ),
  mine: Flag,
  warning: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: limit(100, 500),
});

export function taskRoutes(app: ApiInstance, options: ApiOptions): void {
  const detailOf = async (viewer: Viewer, id: number): Promise<TaskDetail> => {
    const visibility = await visibilityOf(options, viewer.person);
    const detail = await findTaskDetail(options, visibility, id);
    if (detail === undefined) throw notFound({ zh: '这项任务', en: 'task' });
    return detail;
  };
  const ownDetailOf = async (viewer: Viewer, id: number): Promise<TaskDetail> => {
    const detail = await detailOf(viewer, id);
    if (detail.task.status === 'open' && !detail.canSubmit) throw notYours();
    return detail;
  };

  app.get(
    '/api/tasks',
    {
      schema: {
        querystring: TaskQuerySchema,
        ...operation(
          'tasks',
          'listTasks',
          { zh: '任务列表', en: 'List of tasks' },
          { schema: Type.Array(TaskRowSchema) },
        ),
      },
    },
    async (request): Promise<TaskRow[]> => {
      const { status, mine, warning, limit: most = 100 } = request.query;
      const visibility = await visibilityOf(options, viewerOf(request).person);
      return listTasks(options, visibility, {
        limit: most,
        ...(status === undefined ? {} : { status }),
        ...(mine === undefined ? {} : { mine }),
        ...(warning === undefined ? {} : { warningId: warning }),
      });
    },
  );

  app.get(
    '/api/tasks/:id',
    {
      schema: {
        params: IdParams,
        ...operation('tasks', 'getTask', { zh: '一项任务', en: 'One task' }, { schema: TaskDetailSchema }),
      },
    },
    async (request, reply): Promise<TaskDetail> => {
      const detail = await detailOf(viewerOf(request), request.params.id);
      void reply.header('etag', entityTag(detail.revision));
      return detail;
    },
  );

  app.put(
    '/api/tasks/:id/values',
    {
      schema: {
        params: IdParams,
        body: TaskValuesSchema,
        ...operation(
          'tasks',
          'saveTaskValues',
          { zh: '暂存任务表单(须带 If-Match)', en: 'Keep what is filled in so far (needs If-Match)' },
          { schema: TaskDetailSchema },
        ),
      },
    },
    async (request, reply): Promise<TaskDetail> => {
      const viewer = viewerOf(request);
      const expectedRevision = requireExpectedRevision(request);
      const { id } = request.params;
      await ownDetailOf(viewer, id);
      await saveTaskDraft(options, {
        taskId: id,
        values: request.body.values,
        by: viewer.person.id,
        expectedRevision,
      });
      const detail = await detailOf(viewer, id);
      void reply.header('etag', entityTag(detail.revision));
      return detail;
    },
  );

  app.post(
    '/api/tasks/:id/submit',
    {
      schema: {
        params: IdParams,
        body: TaskValuesSchema,
        ...operation(
          'tasks',
          'submitTask',
          { zh: '提交任务', en: 'Submit a task' },
          { schema: TaskDetailSchema },
        ),
      },
    },
    async (request, reply): Promise<TaskDetail> => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const expectedRevision = findExpectedRevision(request);
      await ownDetailOf(viewer, id);
      await completeTask(options, {
        taskId: id,
        values: request.body.values,
        by: viewer.person.id,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
      });
      const detail = await detailOf(viewer, id);
      void reply.header('etag', entityTag(detail.revision));
      return detail;
    },
  );

  app.get(
    '/api/verifications',
    {
      schema: {
        querystring: Type.Object({ limit: limit(100, 500) }),
        ...operation(
          'tasks',
          'listVerifications',
          { zh: '成效待确认', en: 'Improvements waiting for their effect' },
          { schema: Type.Array(VerificationRowSchema) },
        ),
      },
    },
    async (request): Promise<VerificationRow[]> => {
      const visibility = await visibilityOf(options, viewerOf(request).person);
      return listVerifications(options, visibility, request.query.limit ?? 100);
    },
  );
}

function notYours(): HttpFailure {
  return new HttpFailure(403, 'task.forbidden', {
    zh: '这项任务不是分派给您的,只有责任人可以填写和提交。',
    en: 'This task is not yours: only the person it was given to can fill it in and submit it.',
  });
}
