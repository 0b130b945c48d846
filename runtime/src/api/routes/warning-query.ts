import Type from 'typebox';
import { WarningStateSchema } from '../../contract/index.js';
import type { WarningState } from '../../ports/index.js';
import type { WarningChoice } from '../../services/index.js';
import { Flag, limit } from '../operation.js';
import { invalidRequest } from '../problem/index.js';

/** Which warnings are meant: the query of every list of them. */
export const WARNING_CHOICE = {
  /** States, separated by commas. */
  state: Type.Optional(Type.String({ maxLength: 100 })),
  /** Codes of severities, separated by commas. */
  severity: Type.Optional(Type.String({ maxLength: 400 })),
  mine: Flag,
  /** To me. */
  assigned: Flag,
  muted: Flag,
  /** Waiting for the quality office's word. */
  toConfirm: Flag,
  level: Type.Optional(Type.String({ maxLength: 120 })),
  rule: Type.Optional(Type.String({ maxLength: 120 })),
  /** Number of the responsible department. */
  department: Type.Optional(Type.Integer({ minimum: 1 })),
  matter: Type.Optional(Type.Integer({ minimum: 1 })),
};
export const WARNING_PAGE = {
  limit: limit(100, 500),
  after: Type.Optional(Type.Integer({ minimum: 1 })),
};

type Choice = Type.Static<Type.TObject<typeof WARNING_CHOICE>>;
type Page = Type.Static<Type.TObject<typeof WARNING_PAGE>>;

const STATES: readonly string[] = WarningStateSchema.anyOf.map((one) => one.const);

export function warningChoice(query: Choice): WarningChoice {
  const { assigned, department, level, matter, mine, muted, rule, severity, state, toConfirm } = query;
  return {
    ...(state === undefined ? {} : { states: statesOf(state) }),
    ...(severity === undefined ? {} : { severities: listOf(severity) }),
    ...(mine === undefined ? {} : { mine }),
    ...(assigned === undefined ? {} : { assignedToMe: assigned }),
    ...(muted === undefined ? {} : { muted }),
    ...(toConfirm === undefined ? {} : { toConfirm }),
    ...(level === undefined ? {} : { level }),
    ...(rule === undefined ? {} : { rule }),
    ...(department === undefined ? {} : { departmentId: department }),
    ...(matter === undefined ? {} : { matterId: matter }),
  };
}

export function warningListQuery(query: Choice & Page): WarningChoice & {
  readonly limit: number;
  readonly after?: number;
} {
  const { after, limit: most = 100 } = query;
  return { ...warningChoice(query), limit: most, ...(after === undefined ? {} : { after }) };
}

function listOf(text: string): string[] {
  return text.split(',').filter((one) => one !== '');
}

function statesOf(text: string): WarningState[] {
  const states = listOf(text);
  const unknown = states.find((state) => !STATES.includes(state));
  if (unknown !== undefined) {
    throw invalidRequest([
      {
        path: 'querystring/state',
        code: 'request.enum',
        message: {
          zh: `不认识的状态“${unknown}”，可用：${STATES.join('、')}`,
          en: `there is no state “${unknown}”; use ${STATES.join(', ')}`,
        },
      },
    ]);
  }
  return states as WarningState[];
}
