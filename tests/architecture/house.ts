/**
 * The dependency table of the house: what each part may see besides itself. What a part needs and is not
 * listed here is a decision, not an oversight: talk about it before you add it.
 */
export interface PackageTable {
  /** Modules, that is folders of `src`, and the modules of the same package that each may import. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** npm packages that the whole package may import; `any` where it is free to choose. */
  readonly npm: readonly string[] | 'any';
  readonly node: 'allowed' | 'forbidden';
}

const VALUES = ['model', 'time', 'rounding', 'column'];
const FORMULAS = [...VALUES, 'feel'];
const JUDGING = [...FORMULAS, 'indicator', 'standard', 'rule'];
const CYCLE = [
  'score',
  'warning',
  'process',
  'attribution',
  'prognosis',
  'verification',
  'target',
  'explanation',
];

export const ENGINE: PackageTable = {
  npm: ['lezer-feel', '@lezer/common', 'typebox'],
  node: 'forbidden',
  modules: {
    model: [],
    time: ['model'],
    rounding: ['model'],
    column: ['model'],
    feel: VALUES,
    indicator: FORMULAS,
    'decision-table': FORMULAS,
    standard: [...FORMULAS, 'indicator', 'decision-table'],
    rule: [...FORMULAS, 'indicator', 'standard'],
    evaluation: JUDGING,
    score: JUDGING,
    target: [...FORMULAS, 'indicator'],
    explanation: [...JUDGING, 'evaluation'],
    replay: [...JUDGING, 'evaluation', 'warning'],
    warning: VALUES,
    process: VALUES,
    attribution: [...FORMULAS, 'indicator'],
    prognosis: VALUES,
    verification: [...VALUES, 'warning', 'process'],
    pack: [...JUDGING, 'evaluation', ...CYCLE],
    check: [...JUDGING, 'decision-table', 'evaluation', 'process', 'score', 'target', 'pack'],
    testing: [...JUDGING, 'evaluation', ...CYCLE, 'pack'],
  },
};

const ADAPTERS = ['store', 'queue', 'connectors', 'exchange', 'notify', 'demo', 'embedded'];
const INNER = ['contract', 'ports', 'services'];

export const RUNTIME: PackageTable = {
  npm: 'any',
  node: 'allowed',
  modules: {
    contract: [],
    ports: [],
    services: ['contract', 'ports'],
    api: INNER,
    workers: INNER,
    ...Object.fromEntries(ADAPTERS.map((adapter) => [adapter, ['ports']])),
    main: [...INNER, 'api', 'workers', ...ADAPTERS],
    cli: [...INNER, 'api', 'workers', ...ADAPTERS, 'main'],
  },
};

/** Libraries that only some modules may know, so that they can be replaced there. */
export const CONFINED: readonly { readonly npm: readonly string[]; readonly to: readonly string[] }[] = [
  { npm: ['bullmq', 'ioredis'], to: ['runtime/src/queue'] },
  { npm: ['kysely', 'pg-copy-streams'], to: ['runtime/src/store'] },
  { npm: ['fastify'], to: ['runtime/src/api'] },
  { npm: ['commander'], to: ['runtime/src/cli'] },
  { npm: ['nodemailer'], to: ['runtime/src/notify'] },
  { npm: ['dmn-moddle', '@e965/xlsx'], to: ['runtime/src/exchange'] },
];

/** What each package may import of the others, by the name under which they offer it. */
export const ACROSS: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  runtime: ['engine'],
  designer: ['engine', 'runtime'],
  'rules-library': ['engine'],
  tests: ['engine', 'runtime', 'rules-library'],
};
