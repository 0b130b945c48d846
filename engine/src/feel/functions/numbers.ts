import { NUMBER_FUNCTIONS } from '../number-function.js';
import { absTemporal } from '../temporal/index.js';
import { number, oneOf, optional } from './parameter.js';
import { signature, type Builtin, type CallContext } from './signature.js';

type NumberName = keyof typeof PARAMETERS;

/** Names of parameters, DMN 1.5, 10.3.4.5; `?` marks one that may be left out. */
const PARAMETERS = {
  decimal: ['n', 'scale'],
  floor: ['n', 'scale?'],
  ceiling: ['n', 'scale?'],
  'round up': ['n', 'scale'],
  'round down': ['n', 'scale'],
  'round half up': ['n', 'scale'],
  'round half down': ['n', 'scale'],
  round: ['n', 'scale?'],
  modulo: ['dividend', 'divisor'],
  sqrt: ['number'],
  log: ['number'],
  exp: ['number'],
} as const;

function numeric(name: NumberName): Builtin {
  const apply = NUMBER_FUNCTIONS[name]?.apply;
  const parameters = PARAMETERS[name].map((one) =>
    one.endsWith('?') ? optional(number(one.slice(0, -1))) : number(one),
  );
  return [
    signature(parameters, (call: CallContext, ...values) => {
      const value = apply ? apply(...values.filter((one): one is number => one !== undefined)) : NaN;
      return finite(call, value);
    }),
  ];
}

/** A number out of range or of no meaning is null. */
export function finite(call: CallContext, value: number): number | null {
  if (Number.isFinite(value)) return value + 0;
  call.warn(Number.isNaN(value) ? 'feel.domain' : 'feel.notFinite');
  return null;
}

export const NUMBER_BUILTINS = {
  decimal: numeric('decimal'),
  floor: numeric('floor'),
  ceiling: numeric('ceiling'),
  'round up': numeric('round up'),
  'round down': numeric('round down'),
  'round half up': numeric('round half up'),
  'round half down': numeric('round half down'),
  round: numeric('round'),
  modulo: numeric('modulo'),
  sqrt: numeric('sqrt'),
  log: numeric('log'),
  exp: numeric('exp'),
  abs: [
    signature([number('n')], (_call, n) => Math.abs(n)),
    signature(
      [oneOf<object>('n', ['years and months duration', 'days and time duration'])],
      (_call, duration) => absTemporal(duration),
    ),
  ],
  odd: [signature([number('number')], (_call, n) => Math.abs(n % 2) === 1)],
  even: [signature([number('number')], (_call, n) => n % 2 === 0)],
} satisfies Record<string, Builtin>;
