import {
  generateRuleCases,
  generateTableCases,
  standardTable,
  verifyPack,
  type GeneratedCases,
} from '@zhengai/engine';
import type { Command } from 'commander';
import { Failure } from '../../ports/index.js';
import { runService, type CommonFlags } from '../command-context.js';

export function addCasesCommand(program: Command): void {
  program
    .command('cases <path> <code>')
    .description(
      '为一条规则、一个标准或一张决策表生成案例：每个条件都有一对案例显示它起决定作用；规则和标准的可直接放进 cases.yaml / cases in which each condition of a rule, standard or decision table is shown to decide; those of rules and standards are ready for cases.yaml',
    )
    .option('--json', '以 JSON 输出 / print JSON')
    .action((place: string, code: string, flags: CommonFlags) =>
      runService(flags, async ({ terminal }) => {
        const { findPacks } = await import('../../connectors/index.js');
        const found = (await findPacks(place)).flatMap(({ input }) => casesOf(input, code) ?? []);
        const [generated] = found;
        if (!generated) throw unknownDefinition(place, code);
        const { cases, undecided } = generated;
        if (flags.json) terminal.printJson({ cases, undecided });
        else for (const one of cases) terminal.print(`- ${JSON.stringify(one)}`);
        terminal.say({
          zh: `${cases.length} 个案例；${undecided.length} 个条件没有找到显示其作用的一对案例${undecided.map((at) => `\n  ${at}`).join('')}`,
          en: `${cases.length} case(s); ${undecided.length} condition(s) for which no pair of cases was found${undecided.map((at) => `\n  ${at}`).join('')}`,
        });
      }),
    );
}

interface WrittenCases {
  readonly cases: readonly object[];
  readonly undecided: readonly string[];
}

/** Cases of the rule, standard or table of a code; `undefined` when a pack has none, or is not sound enough to tell. */
function casesOf(input: unknown, code: string): WrittenCases | undefined {
  const { pack, drafts } = verifyPack(input);
  if (!pack) return undefined;
  const rule = pack.rules.find((one) => one.code === code);
  if (rule) return written(generateRuleCases(rule, pack), rule.name.zh, { rule: code });
  const standard = pack.standards.find((one) => one.code === code);
  if (standard) {
    return written(generateTableCases(standardTable(standard), pack), standard.name.zh, { standard: code });
  }
  const table = drafts.tables?.find((one) => one.code === code);
  return table && written(generateTableCases(table, pack), table.name.zh, { table: code });
}

function written(
  { cases, undecided }: GeneratedCases<unknown>,
  name: string,
  of: Readonly<Record<string, string>>,
): WrittenCases {
  const all = cases.map(({ facts, expect, shows }, i) => ({
    name: `${name} ${i + 1}`,
    ...of,
    facts,
    expect,
    note: shows.join(' '),
  }));
  return { cases: all, undecided };
}

function unknownDefinition(place: string, code: string): Failure {
  return new Failure('cases.unknown', {
    zh: `${place} 的规则包里没有编码为“${code}”的规则、标准或决策表，或它所在的规则包有错误。先用 zhengai check 查验。`,
    en: `No sound pack in ${place} has a rule, standard or table “${code}”. Run zhengai check first.`,
  });
}
