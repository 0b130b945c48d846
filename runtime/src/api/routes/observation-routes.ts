import {
  ObservationsAcceptedSchema,
  ObservationsSchema,
  type ObservationsAccepted,
} from '../../contract/index.js';
import { recordObservations } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { requireStaff } from '../session/index.js';

const BODY_LIMIT = 8 * 1024 * 1024;
/** What values are called whose sender names no source. */
const BY_HAND = 'api';

export function observationRoutes(app: ApiInstance, options: ApiOptions): void {
  app.post(
    '/api/observations',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        body: ObservationsSchema,
        ...operation(
          'data',
          'recordObservations',
          { zh: '录入或更正数据(全部接受或全部拒绝)', en: 'Record or correct values, all or none' },
          { status: 201, schema: ObservationsAcceptedSchema },
        ),
      },
    },
    async (request, reply): Promise<ObservationsAccepted> => {
      const { person } = requireStaff(request);
      const { source = BY_HAND, observations } = request.body;
      const accepted = await recordObservations(options, {
        source,
        by: person.id,
        observations: observations.map(({ level, subject, ...rest }) => ({
          ...rest,
          subject: { level, code: subject },
        })),
      });
      void reply.code(201);
      return accepted;
    },
  );
}
