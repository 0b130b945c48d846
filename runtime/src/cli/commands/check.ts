import {
  checkSampleFacts,
  coverageMap,
  mergeDefinitions,
  ModelError,
  verifyPack,
  type ClauseCoverage,
  type Diagnostic,
  type Facts,
  type Installed,
} from '@zhengai/engine';
import type { Command } from 'commander';
import { runService, type CommonFlags } from '../command-context.js';
import { readSample } from '../read-sample.js';
import type { Terminal } from '../terminal.js';

interface CheckFlags extends CommonFlags {
  readonly sample?: string;
  readonly coverage?: boolean;
  readonly strict?: boolean;
  readonly all?: boolean;
}
interface CheckedPack {
  readonly place: string;
  readonly pack?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage?: readonly ClauseCoverage[];
}

export function addCheckCommand(program: Command): void {
  program
    .command('check <path>')
    .description(
      '查验模型：条件能否成立、规则是否重复、表格有无空缺和冲突；有错误时以 1 退出 / verify models; exits with 1 on errors',
    )
    .option('--strict', '有警告也以 1 退出 / exit with 1 on warnings too')
    .option('--all', '连同提示一起列出 / list hints too')
    .option(
      '--sample <file>',
      '用一个样本试判每条规则：大多数都触发或一个也不触发的会提示；文件是 YAML 或 JSON 列表，每个对象一组事实 / judge a sample by every rule and report those that strike most or none: a YAML or JSON list with the facts of one subject each',
    )
    .option('--coverage', '列出标准的每一条由什么监测 / list what watches each clause of the standards')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((place: string, flags: CheckFlags) =>
      runService(flags, async ({ terminal }) => {
        const { findPacks } = await import('../../connectors/index.js');
        const found = await findPacks(place);
        const sample = flags.sample === undefined ? undefined : await readSample(flags.sample);
        const checked = checkAll(found, sample, flags.coverage === true);
        if (flags.json) terminal.printJson({ packs: checked });
        else
          for (const one of checked) {
            sayPack(terminal, one, flags);
            sayCoverage(terminal, one);
          }
        const all = checked.flatMap(({ diagnostics }) => diagnostics);
        const [errors, warnings] = [countOf(all, 'error'), countOf(all, 'warning')];
        terminal.say({
          zh: `查验了 ${checked.length} 个规则包：${errors} 个错误，${warnings} 个警告，${countOf(all, 'info')} 个提示。`,
          en: `Checked ${checked.length} pack(s): ${errors} error(s), ${warnings} warning(s), ${countOf(all, 'info')} hint(s).`,
        });
        if (errors > 0 || (flags.strict && warnings > 0)) process.exitCode = 1;
      }),
    );
}

type Found = readonly { readonly place: string; readonly input: unknown }[];

/** Each by itself first; one that needs something else is held against the others that lie there. */
function checkAll(found: Found, sample: readonly Facts[] | undefined, coverage: boolean): CheckedPack[] {
  const alone = found.map(({ place, input }) => ({ place, input, ...verifyPack(input) }));
  return alone.map(({ place, input, pack, diagnostics }): CheckedPack => {
    const others = alone.flatMap((other) => (other.place === place || !other.pack ? [] : [other.pack]));
    const needsMore = diagnostics.some(
      ({ severity, code }) => severity === 'error' && /unknown$/iu.test(code),
    );
    const installed = needsMore && others.length > 0 ? merged(others) : undefined;
    const together = installed ? verifyPack(input, { installed }).diagnostics : diagnostics;
    const isBetter = countOf(together, 'error') < countOf(diagnostics, 'error');
    const judged = pack && sample ? sampleDiagnostics(pack, sample, isBetter ? installed : undefined) : [];
    return {
      place,
      ...(pack && { pack: pack.pack }),
      diagnostics: [...(isBetter ? together : diagnostics), ...judged],
      ...(pack && coverage && { coverage: coverageMap(pack) }),
    };
  });
}

/** Rules that cannot be run are left to their own findings. */
function sampleDiagnostics(
  pack: SoundPack,
  sample: readonly Facts[],
  installed: Installed | undefined,
): Diagnostic[] {
  const dictionary = installed ? mergeDefinitions(pack, installed.dictionary) : pack;
  return pack.rules.flatMap((rule) => {
    try {
      return checkSampleFacts(rule, dictionary, sample).diagnostics;
    } catch (error) {
      if (error instanceof ModelError) return [];
      throw error;
    }
  });
}

type SoundPack = NonNullable<ReturnType<typeof verifyPack>['pack']>;

function merged(packs: readonly SoundPack[]): Installed {
  const all = <T>(list: (pack: SoundPack) => readonly T[]) => packs.flatMap((pack) => [...list(pack)]);
  return {
    dictionary: {
      hierarchies: all(({ hierarchies = [] }) => hierarchies),
      dataSets: all(({ dataSets = [] }) => dataSets),
      evidence: all(({ evidence = [] }) => evidence),
      levels: all(({ levels }) => levels),
      attributes: all(({ attributes }) => attributes),
      items: all(({ items }) => items),
      indicators: all(({ indicators }) => indicators),
      standards: all(({ standards }) => standards),
      rules: all(({ rules }) => rules),
      severities: all(({ severities }) => severities),
    },
    processes: all(({ processes }) => processes),
    targets: all(({ targets = [] }) => targets),
  };
}

function sayPack(terminal: Terminal, { place, diagnostics }: CheckedPack, flags: CheckFlags): void {
  for (const { path, code, severity, message } of diagnostics) {
    if (severity === 'info' && !flags.all) continue;
    terminal.print([severity, `${place}: ${path}`, `${message[terminal.language]} [${code}]`].join('\t'));
  }
}

/** One line for each clause: what it is, the indicator that measures it, and what judges it; a dash where there is nothing. */
function sayCoverage(terminal: Terminal, { place, coverage = [] }: CheckedPack): void {
  for (const { document, clause, indicator, rules, scoreSheets, targets } of coverage) {
    const watched = [...rules, ...scoreSheets, ...targets].join(', ') || '-';
    terminal.print(['coverage', place, document, clause, indicator ?? '-', watched].join('\t'));
  }
}

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}
