import Type from 'typebox';
import { LedgerSchema, type LedgerView } from '../../contract/index.js';
import { findRuleLedger } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { notFound } from '../problem/index.js';
import { requireStaff } from '../session/index.js';

const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 120 }) });

/** How good each rule has been. */
export function ledgerRoutes(app: ApiInstance, options: ApiOptions): void {
  app.get(
    '/api/rules/:code/ledger',
    {
      schema: {
        params: CodeParams,
        querystring: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
        ...operation(
          'warnings',
          'getRuleLedger',
          { zh: '规则台账', en: 'Ledger of a rule' },
          { schema: LedgerSchema },
        ),
      },
    },
    async (request): Promise<LedgerView> => {
      requireStaff(request);
      const found = await findRuleLedger(options, request.params.code, request.query.version);
      if (found === undefined) throw notFound({ zh: '这条规则', en: 'rule' });
      return found;
    },
  );
}
