import { hasErrors } from '../feel/index.js';
import { planEvaluation } from '../evaluation/index.js';
import { checkDataItem, checkIndicator } from '../indicator/index.js';
import { ModelError, type Diagnostic, type Dictionary, type Process, type Target } from '../model/index.js';
import { checkProcess } from '../process/index.js';
import { checkRules } from '../rule/index.js';
import { checkStandard } from '../standard/index.js';
import { checkCases } from './check-cases.js';
import { checkScoring } from './check-scoring.js';
import { packError } from './pack-diagnostic.js';
import type { Pack } from './pack-schema.js';

/** What is installed already and may be referred to. */
export interface Installed {
  readonly dictionary: Dictionary;
  readonly processes: readonly Process[];
  readonly targets?: readonly Target[];
}

const LEVELED = [
  'attributes',
  'items',
  'indicators',
  'standards',
  'rules',
  'dataSets',
  'evidence',
] as const satisfies readonly (keyof Pack)[];

/** Everything of the pack held against the dictionary that would be in force with it. */
export function checkReferences(pack: Pack, installed: Installed): Diagnostic[] {
  const dictionary = mergedDictionary(pack, installed.dictionary);
  const processes = new Set([...installed.processes, ...pack.processes].map(({ code }) => code));
  const levels = new Set(dictionary.levels.map(({ code }) => code));
  const leveled = [
    ...LEVELED.flatMap((list) =>
      (pack[list] ?? []).map(({ code, level }) => ({ path: `${list}/${code}/level`, level })),
    ),
    ...(pack.hierarchies ?? []).flatMap(({ code, levels: chain }) =>
      chain.map((level, i) => ({ path: `hierarchies/${code}/levels/${i}`, level })),
    ),
  ];
  const found = [
    ...duplicates(pack),
    ...leveled
      .filter(({ level }) => !levels.has(level))
      .map(({ path, level }) =>
        packError('pack.level.unknown', path, `没有层面 ${level}`, `there is no level ${level}`),
      ),
    ...pack.items.flatMap(checkDataItem),
    ...pack.indicators.flatMap((indicator) => checkIndicator(indicator, dictionary)),
    ...pack.standards.flatMap((standard) => checkStandard(standard, dictionary)),
    ...checkRules(pack.rules, dictionary),
    ...pack.processes.flatMap((process) => checkProcess(process)),
    ...pack.rules.flatMap(({ code, process }) =>
      process === undefined || processes.has(process)
        ? []
        : [
            packError(
              'pack.process.unknown',
              `rules/${code}/process`,
              `没有改进流程 ${process}`,
              `there is no process ${process}`,
            ),
          ],
    ),
    ...checkScoring(pack, dictionary, installed.targets),
    ...checkCases(pack.cases, dictionary),
  ];
  return hasErrors(found) ? found : [...found, ...verdictCircles(pack, dictionary)];
}

/** Rules whose verdicts depend on each other in a circle; asked of rules that are sound by themselves. */
function verdictCircles(pack: Pack, dictionary: Dictionary): readonly Diagnostic[] {
  try {
    planEvaluation(
      dictionary,
      pack.rules.map(({ code }) => code),
    );
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.diagnostics;
    throw error;
  }
}

/** The pack's definitions in front; those of the same code that are installed give way. */
export function mergedDictionary(pack: Pack, installed: Dictionary): Dictionary {
  return {
    levels: merged(pack.levels, installed.levels),
    attributes: merged(pack.attributes, installed.attributes),
    severities: merged(pack.severities, installed.severities),
    items: merged(pack.items, installed.items),
    indicators: merged(pack.indicators, installed.indicators),
    standards: merged(pack.standards, installed.standards),
    rules: merged(pack.rules, installed.rules),
    hierarchies: merged(pack.hierarchies, installed.hierarchies),
    dataSets: merged(pack.dataSets, installed.dataSets),
    evidence: merged(pack.evidence, installed.evidence),
  };
}

function merged<T extends { readonly code: string }>(own: readonly T[] = [], others: readonly T[] = []): T[] {
  const codes = new Set(own.map(({ code }) => code));
  return [...own, ...others.filter(({ code }) => !codes.has(code))];
}

const CODED = [
  'levels',
  'severities',
  ...LEVELED,
  'hierarchies',
  'processes',
  'parameters',
  'scoreSheets',
  'targets',
] as const satisfies readonly (keyof Pack)[];

function duplicates(pack: Pack): Diagnostic[] {
  return CODED.flatMap((list) => {
    const seen = new Set<string>();
    return (pack[list] ?? []).flatMap(({ code }: { readonly code: string }) => {
      const again = seen.has(code);
      seen.add(code);
      return again
        ? [
            packError(
              'pack.duplicate',
              `${list}/${code}`,
              `代码 ${code} 出现了不止一次`,
              `the code ${code} stands more than once`,
            ),
          ]
        : [];
    });
  });
}
