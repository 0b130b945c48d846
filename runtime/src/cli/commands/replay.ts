import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import type { LocalizedText } from '@zhengai/engine';
import { Failure, type Store } from '../../ports/index.js';
import type { ReplayedPast } from '../../services/index.js';
import { runConnected, type CommonFlags } from '../command-context.js';
import type { Terminal } from '../terminal.js';

interface ReplayFlags extends CommonFlags {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly compare?: string;
}

const MOST_ROWS = 30;

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description(
      '在历史数据上回放一条规则：会在何时、对谁预警，各部门多少任务；不改动任何东西 / replay a rule over the past: when it would have warned, for whom, with how much work; touches nothing',
    )
    .requiredOption(
      '--rule <draft>',
      '规则的 JSON 文件，或已发布规则的编码 / a rule as a JSON file, or the code of a released one',
    ) // prettier-ignore
    .requiredOption('--from <day>', '模拟的第一天，如 2023-09-01 / first simulated day, as 2023-09-01')
    .requiredOption('--to <day>', '模拟的最后一天 / last simulated day')
    .option('--compare <code>', '与这条已发布的规则比较 / compare with this released rule')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: ReplayFlags) =>
      runConnected(flags, async ({ connection: { store }, terminal }) => {
        const { replayPast } = await import('../../services/index.js');
        const { compare, from, to } = flags;
        const rule = await readRule(store, flags.rule);
        const found = await replayPast(
          { store },
          { rule, from, to, ...(compare === undefined ? {} : { compare }) },
          ({ done, total }) =>
            terminal.progress({
              zh: `已回放 ${done} / ${total} 天`,
              en: `${done} of ${total} days replayed`,
            }),
        );
        if (flags.json) terminal.printJson(found);
        else for (const line of report(found)) terminal.print(line[terminal.language]);
        sayShortened(terminal, found);
      }),
    );
}

/** A file, or the code of a released rule. */
async function readRule(store: Store, place: string): Promise<unknown> {
  const { dictionary } = await store.read.definitions.released();
  const released = dictionary.rules.find(({ code }) => code === place);
  if (released) return released;
  const text = await readFile(place, 'utf8').catch((error: unknown) => {
    throw new Failure(
      'replay.ruleMissing',
      {
        zh: `“${place}”既不是能读取的文件，也不是已发布规则的编码。`,
        en: `${place} is neither a file that can be read nor the code of a released rule.`,
      },
      [],
      { cause: error },
    );
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Failure(
      'replay.notJson',
      { zh: `文件 ${place} 不是 JSON。`, en: `The file ${place} is no JSON.` },
      [],
      { cause: error },
    );
  }
}

function* report(found: ReplayedPast): Generator<LocalizedText> {
  const { comparison, departments, replay, subjects } = found;
  yield {
    zh: `${replay.from} 至 ${replay.to}：预警 ${replay.warnings.length} 条，期末未结 ${replay.standing} 条，此前已有 ${replay.before} 条。`,
    en: `${replay.from} to ${replay.to}: ${replay.warnings.length} warnings, ${replay.standing} standing at the end, ${replay.before} from before.`,
  };
  const departmentName = (code: string | null): LocalizedText =>
    code === null
      ? { zh: '（无责任部门）', en: '(no department)' }
      : { zh: departments[code] ?? code, en: departments[code] ?? code };
  yield* table(
    ['周期\t预警\t解除\t未结', 'period\topened\tresolved\tstanding'],
    replay.periods.filter(({ opened, resolved }) => opened + resolved > 0),
    ({ opened, period, resolved, standing }) => {
      const row = `${period}\t${opened}\t${resolved}\t${standing}`;
      return { zh: row, en: row };
    },
  );
  yield* table(
    ['部门\t预警\t任务\t工作日\t同时最多', 'department\twarnings\ttasks\tworking days\tmost at once'],
    replay.work,
    ({ department, mostAtOnce, qualityOffice, tasks, warnings, workingDays }) => {
      const name = qualityOffice ? { zh: '质量办', en: 'quality office' } : departmentName(department);
      const row = `${warnings}\t${tasks}\t${workingDays}\t${mostAtOnce}`;
      return { zh: `${name.zh}\t${row}`, en: `${name.en}\t${row}` };
    },
  );
  yield* table(
    ['日期\t对象\t周期\t值\t天数\t解除', 'day\tsubject\tperiod\tvalue\tdays\tresolved'],
    replay.warnings.slice(0, MOST_ROWS),
    ({ days, openedIn, openedOn, resolvedOn = '', subject, value }) => {
      const row = [openedOn, subjects[subject] ?? subject, openedIn, value ?? '', days, resolvedOn].join(
        '\t',
      );
      return { zh: row, en: row };
    },
  );
  if (comparison) {
    const { differing, medianDaysEarlier, onlyA, onlyB, same } = comparison;
    yield {
      zh: `与现行规则比较：仅现行 ${onlyA.length}，仅草稿 ${onlyB.length}，相同 ${same.length}，日期不同 ${differing.length}（中位数提前 ${medianDaysEarlier} 天）。`,
      en: `Beside the released rule: only it ${onlyA.length}, only the draft ${onlyB.length}, same ${same.length}, on other days ${differing.length} (earlier by ${medianDaysEarlier} days at the median).`,
    };
  }
}

function* table<T>(
  [zh, en]: readonly [zh: string, en: string],
  rows: readonly T[],
  rowOf: (row: T) => LocalizedText,
): Generator<LocalizedText> {
  if (rows.length === 0) return;
  yield { zh: '', en: '' };
  yield { zh, en };
  for (const row of rows) yield rowOf(row);
}

function sayShortened(terminal: Terminal, { replay: { warnings } }: ReplayedPast): void {
  if (warnings.length <= MOST_ROWS) return;
  terminal.say({
    zh: `只列出了前 ${MOST_ROWS} 条预警；全部用 --json。`,
    en: `Only the first ${MOST_ROWS} warnings are listed; --json gives all.`,
  });
}
