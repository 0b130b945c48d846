import type { Command } from 'commander';
import { runConnected, type CommonFlags } from '../command-context.js';
import { sayTruncated, withLimit } from '../list-limit.js';

interface WarningFlags extends CommonFlags {
  readonly all?: true;
  readonly rule?: string;
  readonly limit: number;
}

const UNRESOLVED = ['pending', 'open', 'recovering', 'noData', 'error'] as const;

export function addWarningsCommand(program: Command): void {
  withLimit(program.command('warnings'))
    .description('当前的预警，最新的在前 / current warnings, newest first')
    .option('--all', '包括已解除的 / resolved ones too')
    .option('--rule <code>', '只看这条规则的 / only those of this rule')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: WarningFlags) =>
      runConnected(flags, async ({ terminal, connection: { store } }) => {
        const { all, rule, limit } = flags;
        const warnings = await store.read.warnings.list({
          ...(all ? {} : { states: UNRESOLVED }),
          ...(rule === undefined ? {} : { rule }),
          limit,
        });
        const ids = [...new Set(warnings.map(({ subjectId }) => subjectId))];
        const subjects = new Map(
          (await store.read.subjects.byIds(ids)).map((subject) => [subject.id, subject]),
        );
        if (flags.json) {
          terminal.printJson(
            warnings.map(({ explanation: _, attribution: _long, subjectId, ...warning }) => ({
              ...warning,
              subject: subjects.get(subjectId),
            })),
          );
        } else {
          for (const { id, state, severity, since, rule, subjectId, message } of warnings) {
            const name = subjects.get(subjectId)?.name ?? '';
            terminal.print([id, state, severity, since, rule, name, message[terminal.language]].join('\t'));
          }
        }
        sayTruncated(terminal, warnings.length, limit);
      }),
    );
}
