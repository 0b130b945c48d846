import Type from 'typebox';
import { NewSavedViewSchema, SavedViewSchema, type SavedViewBody } from '../../contract/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { IdParams, operation } from '../operation.js';
import { HttpFailure, notFound } from '../problem/index.js';
import { viewerOf } from '../session/index.js';

/** More are not kept: they are chosen from a menu. */
const MOST_VIEWS = 50;

/** A person's own filters of the list of warnings, by name. */
export function savedViewRoutes(app: ApiInstance, { store }: ApiOptions): void {
  app.get(
    '/api/saved-views',
    {
      schema: operation(
        'warnings',
        'listSavedViews',
        { zh: '我保存的视图', en: 'My saved views' },
        { schema: Type.Array(SavedViewSchema) },
      ),
    },
    async (request): Promise<SavedViewBody[]> => store.read.savedViews.ofPerson(viewerOf(request).person.id),
  );

  app.put(
    '/api/saved-views',
    {
      schema: {
        body: NewSavedViewSchema,
        ...operation(
          'warnings',
          'saveView',
          { zh: '保存视图', en: 'Save a view' },
          { schema: SavedViewSchema },
        ),
      },
    },
    async (request): Promise<SavedViewBody> => {
      const { id } = viewerOf(request).person;
      const own = await store.read.savedViews.ofPerson(id);
      if (own.length >= MOST_VIEWS && !own.some(({ name }) => name === request.body.name)) throw tooMany();
      return store.read.savedViews.save(id, request.body);
    },
  );

  app.delete(
    '/api/saved-views/:id',
    {
      schema: {
        params: IdParams,
        ...operation('warnings', 'removeSavedView', { zh: '删除视图', en: 'Remove a view' }, { status: 204 }),
      },
    },
    async (request, reply) => {
      const removed = await store.read.savedViews.remove(viewerOf(request).person.id, request.params.id);
      if (!removed) throw notFound({ zh: '这个视图', en: 'saved view' });
      return reply.code(204).send();
    },
  );
}

function tooMany(): HttpFailure {
  return new HttpFailure(409, 'savedView.tooMany', {
    zh: `最多保存 ${MOST_VIEWS} 个视图。请先删除一个。`,
    en: `At most ${MOST_VIEWS} views are kept. Remove one first.`,
  });
}
