import { PeriodKindSchema } from '@zhengai/engine';
import Type from 'typebox';
import { GridViewSchema, type GridView } from '../../contract/index.js';
import { getGrid } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { requireStaff } from '../session/index.js';

const GridQuerySchema = Type.Object({
  level: Type.String({ minLength: 1, maxLength: 120 }),
  periodKind: PeriodKindSchema,
  /** Codes of data items, separated by commas. */
  items: Type.Optional(Type.String({ maxLength: 20_000 })),
  /** Periods of the kind, inclusive; those with data when absent. */
  from: Type.Optional(Type.String({ maxLength: 40 })),
  to: Type.Optional(Type.String({ maxLength: 40 })),
});

export function gridRoutes(app: ApiInstance, options: ApiOptions): void {
  app.get(
    '/api/grid',
    {
      schema: {
        querystring: GridQuerySchema,
        ...operation(
          'data',
          'getGrid',
          { zh: '一个层面的数据网格', en: 'The data of one level, as a grid' },
          { schema: GridViewSchema },
        ),
      },
    },
    async (request): Promise<GridView> => {
      requireStaff(request);
      const { level, periodKind, items = '', from, to } = request.query;
      return getGrid(options, {
        level,
        periodKind,
        items: items.split(',').filter((code) => code !== ''),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    },
  );
}
