import Type from 'typebox';
import { NewSilenceSchema, SilenceSchema, type SilenceView } from '../../contract/index.js';
import type { Silence } from '../../ports/index.js';
import { endSilence, listSilences, silenceViews, silenceWarnings } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { Flag, IdParams, limit, operation } from '../operation.js';
import { requireStaff } from '../session/index.js';

/** Silences: who asked for it, why, and until when. */
export function silenceRoutes(app: ApiInstance, options: ApiOptions): void {
  const viewOf = async (silence: Silence): Promise<SilenceView> => {
    const [view] = await silenceViews(options, [silence]);
    if (view === undefined) throw new Error('a silence has a view');
    return view;
  };

  app.get(
    '/api/silences',
    {
      schema: {
        querystring: Type.Object({ running: Flag, limit: limit(100, 500) }),
        ...operation(
          'warnings',
          'listSilences',
          { zh: '静默列表', en: 'List of silences' },
          { schema: Type.Array(SilenceSchema) },
        ),
      },
    },
    async (request): Promise<SilenceView[]> => {
      requireStaff(request);
      const { limit: most = 100, running = false } = request.query;
      return listSilences(options, { running, limit: most });
    },
  );

  app.post(
    '/api/silences',
    {
      schema: {
        body: NewSilenceSchema,
        ...operation(
          'warnings',
          'silenceWarnings',
          { zh: '静默一条规则或一个对象的预警', en: 'Silence the warnings of a rule or a subject' },
          { schema: SilenceSchema },
        ),
      },
    },
    async (request): Promise<SilenceView> => {
      const { person } = requireStaff(request);
      const { days, reason, rule, subject, untilDataChanges, withBelow } = request.body;
      return viewOf(
        await silenceWarnings(options, {
          by: person.id,
          rule: rule ?? null,
          subjectId: subject ?? null,
          withBelow: withBelow ?? false,
          reason,
          days,
          untilDataChanges: untilDataChanges ?? false,
        }),
      );
    },
  );

  app.post(
    '/api/silences/:id/end',
    {
      schema: {
        params: IdParams,
        ...operation(
          'warnings',
          'endSilence',
          { zh: '提前结束静默', en: 'End a silence' },
          { schema: SilenceSchema },
        ),
      },
    },
    async (request): Promise<SilenceView> => {
      const { person } = requireStaff(request);
      return viewOf(await endSilence(options, { id: request.params.id, by: person.id }));
    },
  );
}
