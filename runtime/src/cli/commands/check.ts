import { verifyPack, type Diagnostic, type Installed } from '@zhengai/engine';
import type { Command } from 'commander';
import { runService, type CommonFlags } from '../command-context.js';
import type { Terminal } from '../terminal.js';

interface CheckFlags extends CommonFlags {
  readonly strict?: boolean;
  readonly all?: boolean;
}
interface CheckedPack {
  readonly place: string;
  readonly pack?: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function addCheckCommand(program: Command): void {
  program
    .command('check <path>')
    .description(
      '查验模型：条件能否成立、规则是否重复、表格有无空缺和冲突；有错误时以 1 退出 / verify models; exits with 1 on errors',
    )
    .option('--strict', '有警告也以 1 退出 / exit with 1 on warnings too')
    .option('--all', '连同提示一起列出 / list hints too')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((place: string, flags: CheckFlags) =>
      runService(flags, async ({ terminal }) => {
        const { findPacks } = await import('../../connectors/index.js');
        const found = await findPacks(place);
        const checked = checkAll(found);
        if (flags.json) terminal.printJson({ packs: checked });
        else for (const one of checked) sayPack(terminal, one, flags);
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
function checkAll(found: Found): CheckedPack[] {
  const alone = found.map(({ place, input }) => ({ place, input, ...verifyPack(input) }));
  return alone.map(({ place, input, pack, diagnostics }): CheckedPack => {
    const others = alone.flatMap((other) => (other.place === place || !other.pack ? [] : [other.pack]));
    const needsMore = diagnostics.some(
      ({ severity, code }) => severity === 'error' && /unknown$/iu.test(code),
    );
    const together =
      needsMore && others.length > 0
        ? verifyPack(input, { installed: merged(others) }).diagnostics
        : diagnostics;
    const better = countOf(together, 'error') < countOf(diagnostics, 'error') ? together : diagnostics;
    return { place, ...(pack && { pack: pack.pack }), diagnostics: better };
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

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}
