import { Check, Errors } from 'typebox/value';
import {
  DecisionTableSchema,
  EMPTY_DICTIONARY,
  ScoreSheetSchema,
  TargetSchema,
  type Diagnostic,
} from '../model/index.js';
import { PackSchema, validatePack, type Installed, type Pack, type ParameterValues } from '../pack/index.js';
import { checkDiagnostic } from './check-diagnostic.js';
import { checkModel } from './model-checker.js';
import type { ModelDefinitions } from './model-definitions.js';

export interface VerifyPackOptions {
  readonly parameters?: ParameterValues;
  /** What is there already and may be referred to. */
  readonly installed?: Installed;
}

export interface PackVerification {
  /** Absent when the shape is wrong. */
  readonly pack?: Pack;
  /** Sound definitions of lists that packs do not have. */
  readonly drafts: Pick<ModelDefinitions, 'tables'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists that a draft may bring beside those of a pack. */
const DRAFT_LISTS = {
  tables: DecisionTableSchema,
  scoreSheets: ScoreSheetSchema,
  targets: TargetSchema,
} as const;
const LIST_NAMES = (Object.keys(DRAFT_LISTS) as (keyof typeof DRAFT_LISTS)[]).filter(
  (list) => !Object.hasOwn(PackSchema.properties, list),
);

/**
 * Everything that is wrong with a pack or a folder of drafts in its form: shape, references and cases as `validatePack`
 * tells them, and what only a look at the whole finds.
 */
export function verifyPack(
  input: unknown,
  { parameters, installed }: VerifyPackOptions = {},
): PackVerification {
  const { rest, drafts, faults } = separated(input);
  const { pack, diagnostics } = validatePack(rest, {
    ...(parameters && { parameters }),
    ...(installed && { installed }),
  });
  if (pack === undefined) return { drafts, diagnostics: [...diagnostics, ...faults] };
  const own: Partial<ModelDefinitions> = { ...pack, ...drafts };
  const others: ModelDefinitions = {
    ...(installed?.dictionary ?? EMPTY_DICTIONARY),
    processes: installed?.processes ?? [],
  };
  return { pack, drafts, diagnostics: distinct([...diagnostics, ...faults, ...checkModel(own, others)]) };
}

interface Separated {
  readonly rest: unknown;
  readonly drafts: Partial<ModelDefinitions>;
  readonly faults: readonly Diagnostic[];
}

function separated(input: unknown): Separated {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { rest: input, drafts: {}, faults: [] };
  }
  const rest: Record<string, unknown> = { ...input };
  const drafts: Record<string, unknown[]> = {};
  const faults: Diagnostic[] = [];
  for (const list of LIST_NAMES) {
    if (rest[list] === undefined) continue;
    const given: unknown[] = Array.isArray(rest[list]) ? rest[list] : [rest[list]];
    delete rest[list];
    const schema = DRAFT_LISTS[list];
    drafts[list] = given.filter((one) => Check(schema, one));
    given.forEach((one, i) => {
      const [error] = Check(schema, one) ? [] : Errors(schema, one);
      if (error)
        faults.push(
          checkDiagnostic('check.shape.invalid', `${list}/${i}${error.instancePath}`, [error.message]),
        );
    });
  }
  return { rest, drafts: drafts, faults };
}

/** What two looks at the same thing tell is told once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, path, from, to, message }) => {
    const known = SAME_AS[code] ?? code;
    const said = SHARED.has(known) ? '' : message.zh;
    const key = [known, path, from ?? '', to ?? '', said].join('\n');
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const SAME_AS: Readonly<Record<string, string>> = {
  'check.rule.processUnknown': 'pack.process.unknown',
  'indicator.level.unknown': 'pack.level.unknown',
  'rule.level.unknown': 'pack.level.unknown',
};
const SHARED: ReadonlySet<string> = new Set(Object.values(SAME_AS));
