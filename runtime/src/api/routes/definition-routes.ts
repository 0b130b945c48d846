import Type from 'typebox';
import {
  CheckRequestSchema,
  CheckResultSchema,
  DefinitionKindSchema,
  DefinitionViewSchema,
  DictionarySchema,
  DraftSchema,
  type DefinitionView,
  type DictionaryView,
} from '../../contract/index.js';
import type { Definition } from '../../ports/index.js';
import {
  checkDraft,
  definitionViews,
  getDictionary,
  listDefinitions,
  listVersions,
  releaseDefinition,
  releaseRule,
  returnDefinition,
  saveDefinitionDraft,
  submitDefinition,
} from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { entityTag, findExpectedRevision, requireExpectedRevision } from '../entity-tag.js';
import { operation } from '../operation.js';
import { notFound } from '../problem/index.js';
import { requireStaff, viewerOf } from '../session/index.js';

const KindParams = Type.Object({ kind: DefinitionKindSchema });
const CodeParams = Type.Object({
  kind: DefinitionKindSchema,
  code: Type.String({ minLength: 1, maxLength: 120 }),
});
const BODY_LIMIT = 2 * 1024 * 1024;

/** A rule comes with the plan for its warnings, here as the new version proposes it. */
function release(options: ApiOptions, action: Parameters<typeof releaseDefinition>[1]): Promise<Definition> {
  const { kind, ...rule } = action;
  return kind === 'rule' ? releaseRule(options, rule) : releaseDefinition(options, action);
}

const STEPS = [
  {
    path: 'review',
    id: 'submitDefinition',
    summary: { zh: '送审', en: 'Send to review' },
    act: submitDefinition,
  },
  {
    path: 'approve',
    id: 'approveDefinition',
    summary: { zh: '批准并发布(须由另一人)', en: 'Approve and release, by a second person' },
    act: release,
  },
  { path: 'return', id: 'returnDefinition', summary: { zh: '退回', en: 'Return' }, act: returnDefinition },
] as const;

export function definitionRoutes(app: ApiInstance, options: ApiOptions): void {
  const viewOf = async (definition: Definition): Promise<DefinitionView> => {
    const [view] = await definitionViews(options.store.read, [definition]);
    if (view === undefined) throw notFound({ zh: '这个定义', en: 'definition' });
    return view;
  };

  app.get(
    '/api/dictionary',
    {
      schema: operation(
        'definitions',
        'getDictionary',
        { zh: '现行全部定义', en: 'Everything in force' },
        { schema: DictionarySchema },
      ),
    },
    async (request): Promise<DictionaryView> => {
      viewerOf(request);
      return getDictionary(options);
    },
  );

  app.post(
    '/api/check',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        body: CheckRequestSchema,
        ...operation(
          'definitions',
          'checkDraft',
          { zh: '查验一个草稿,不保存', en: 'Verify a draft, store nothing' },
          { schema: CheckResultSchema },
        ),
      },
    },
    async (request) => {
      requireStaff(request);
      return { diagnostics: [...(await checkDraft(options, request.body))] };
    },
  );

  app.get(
    '/api/definitions/:kind',
    {
      schema: {
        params: KindParams,
        ...operation(
          'definitions',
          'listDefinitions',
          { zh: '某类定义的最新版本', en: 'Newest versions of a kind' },
          { schema: Type.Array(DefinitionViewSchema) },
        ),
      },
    },
    async (request): Promise<DefinitionView[]> => {
      requireStaff(request);
      return listDefinitions(options, request.params.kind);
    },
  );

  app.get(
    '/api/definitions/:kind/:code',
    {
      schema: {
        params: CodeParams,
        ...operation(
          'definitions',
          'listDefinitionVersions',
          { zh: '一个定义的全部版本,新的在前', en: 'All versions of one, newest first' },
          { schema: Type.Array(DefinitionViewSchema) },
        ),
      },
    },
    async (request, reply): Promise<DefinitionView[]> => {
      requireStaff(request);
      const versions = await listVersions(options, request.params.kind, request.params.code);
      const [newest] = versions;
      if (newest === undefined) throw notFound({ zh: '这个定义', en: 'definition' });
      void reply.header('etag', entityTag(isDraft(newest) ? newest.revision : 0));
      return versions;
    },
  );

  app.put(
    '/api/definitions/:kind/:code/draft',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        params: CodeParams,
        body: DraftSchema,
        ...operation(
          'definitions',
          'saveDraft',
          {
            zh: '保存草稿(须带 If-Match,新建为 "0")',
            en: 'Save a draft (needs If-Match, "0" for a new one)',
          },
          { schema: DefinitionViewSchema },
        ),
      },
    },
    async (request, reply): Promise<DefinitionView> => {
      const { person } = requireStaff(request);
      const expectedRevision = requireExpectedRevision(request);
      const saved = await saveDefinitionDraft(options, {
        ...request.params,
        body: request.body.body,
        by: person.id,
        expectedRevision,
      });
      void reply.header('etag', entityTag(saved.revision));
      return viewOf(saved);
    },
  );

  for (const { path, id, summary, act } of STEPS) {
    app.post(
      `/api/definitions/:kind/:code/draft/${path}`,
      {
        schema: {
          params: CodeParams,
          ...operation('definitions', id, summary, { schema: DefinitionViewSchema }),
        },
      },
      async (request, reply): Promise<DefinitionView> => {
        const { person } = requireStaff(request);
        const expectedRevision = findExpectedRevision(request);
        const { kind, code } = request.params;
        const definition = await act(options, {
          kind,
          code,
          by: person.id,
          ...(expectedRevision === undefined ? {} : { expectedRevision }),
        });
        void reply.header('etag', entityTag(definition.revision));
        return viewOf(definition);
      },
    );
  }
}

function isDraft({ status }: DefinitionView): boolean {
  return status === 'draft' || status === 'inReview';
}
