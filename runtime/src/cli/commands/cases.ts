import { generateRuleCases, verifyPack } from '@zhengai/engine';
import type { Command } from 'commander';
import { Failure } from '../../ports/index.js';
import { runService, type CommonFlags } from '../command-context.js';

export function addCasesCommand(program: Command): void {
  program
    .command('cases <path> <rule>')
    .description(
      '为一条规则生成案例：每个条件都有一对案例显示它起决定作用；可直接放进 cases.yaml / cases in which each condition of a rule is shown to decide, ready for cases.yaml',
    )
    .option('--json', '以 JSON 输出 / print JSON')
    .action((place: string, code: string, flags: CommonFlags) =>
      runService(flags, async ({ terminal }) => {
        const { findPacks } = await import('../../connectors/index.js');
        const packs = (await findPacks(place)).flatMap(({ input }) => verifyPack(input).pack ?? []);
        const pack = packs.find(({ rules }) => rules.some((rule) => rule.code === code));
        const rule = pack?.rules.find((one) => one.code === code);
        if (!pack || !rule) throw unknownRule(place, code);
        const { cases, undecided } = generateRuleCases(rule, pack);
        const written = cases.map(({ facts, expect, shows }, i) => ({
          name: `${rule.name.zh} ${i + 1}`,
          rule: code,
          facts,
          expect,
          note: shows.join(' '),
        }));
        if (flags.json) terminal.printJson({ cases: written, undecided });
        else for (const one of written) terminal.print(`- ${JSON.stringify(one)}`);
        terminal.say({
          zh: `${cases.length} 个案例；${undecided.length} 个条件没有找到显示其作用的一对案例${undecided.map((at) => `\n  ${at}`).join('')}`,
          en: `${cases.length} case(s); ${undecided.length} condition(s) for which no pair of cases was found${undecided.map((at) => `\n  ${at}`).join('')}`,
        });
      }),
    );
}

function unknownRule(place: string, code: string): Failure {
  return new Failure('cases.ruleUnknown', {
    zh: `${place} 的规则包里没有规则“${code}”，或它所在的规则包有错误。先用 zhengai check 查验。`,
    en: `No sound pack in ${place} has a rule “${code}”. Run zhengai check first.`,
  });
}
