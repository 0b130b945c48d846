import Type from 'typebox';
import {
  DeedResultsSchema,
  OverturnedSchema,
  WarningDeedsSchema,
  type DeedResults,
  type Overturned,
  type WarningDeedBody,
} from '../../contract/index.js';
import {
  actOnWarnings,
  listOverturned,
  seesWarning,
  STAFF_DEEDS,
  visibilityOf,
  type WarningDeed,
} from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { requireStaff, viewerOf } from '../session/index.js';
import { WARNING_PAGE } from './warning-query.js';

/** What is done about warnings, one or many, and what corrections have undone. */
export function handlingRoutes(app: ApiInstance, options: ApiOptions): void {
  app.post(
    '/api/warnings/deeds',
    {
      schema: {
        body: WarningDeedsSchema,
        ...operation(
          'warnings',
          'actOnWarnings',
          { zh: '处理一条或多条预警', en: 'Act on one warning or many' },
          { schema: DeedResultsSchema },
        ),
      },
    },
    async (request): Promise<DeedResults> => {
      const { deed, ids } = request.body;
      const { person } = STAFF_DEEDS.has(deed.kind) ? requireStaff(request) : viewerOf(request);
      const visibility = await visibilityOf(options, person);
      const results = await actOnWarnings(options, {
        ids,
        by: person.id,
        deed: deedOf(deed),
        mayTouch: (unit, warning) => seesWarning(unit, visibility, warning),
      });
      return {
        done: results.filter(({ failure }) => failure === null).length,
        results: results.map(({ failure, id }) =>
          failure === null
            ? { id, ok: true }
            : { id, ok: false, code: failure.code, message: failure.detail },
        ),
      };
    },
  );

  app.get(
    '/api/warnings/overturned',
    {
      schema: {
        querystring: Type.Object(WARNING_PAGE),
        ...operation(
          'warnings',
          'listOverturnedWarnings',
          { zh: '被数据更正推翻的预警', en: 'Warnings that corrections have overturned' },
          { schema: Type.Array(OverturnedSchema) },
        ),
      },
    },
    async (request): Promise<Overturned[]> => {
      const { after, limit = 100 } = request.query;
      const visibility = await visibilityOf(options, viewerOf(request).person);
      return listOverturned(options, visibility, { limit, ...(after === undefined ? {} : { after }) });
    },
  );
}

function deedOf(body: WarningDeedBody): WarningDeed {
  switch (body.kind) {
    case 'comment':
      return { kind: 'comment', text: body.text, mentions: body.mentions ?? [] };
    case 'silence':
      return { ...body, untilDataChanges: body.untilDataChanges ?? false };
    case 'dismiss':
    case 'answer': {
      const { note, ...deed } = body;
      return { ...deed, ...(note === undefined ? {} : { note }) };
    }
    default:
      return body;
  }
}
