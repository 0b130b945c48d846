import type { RuleExplanation } from '@zhengai/engine';
import type { Command } from 'commander';
import { runConnected, type CommonFlags } from '../command-context.js';
import type { Terminal } from '../terminal.js';

const VERDICTS = {
  triggered: { zh: '触发', en: 'triggered' },
  clear: { zh: '未触发', en: 'clear' },
  unknown: { zh: '无法判定（缺数据）', en: 'unknown (data missing)' },
} as const;

const GROUPS = {
  all: { zh: '全部成立', en: 'all of' },
  any: { zh: '任一成立', en: 'any of' },
  not: { zh: '不成立', en: 'not' },
} as const;

export function addExplainCommand(program: Command): void {
  program
    .command('explain <rule> <subject>')
    .description('说明一个判定：条件、实际值、来源 / explain one verdict: conditions, values, sources')
    .requiredOption('--period <period>', '统计周期 / period')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((rule: string, subject: string, flags: CommonFlags & { period: string }) =>
      runConnected(flags, async ({ terminal, connection }) => {
        const { explainVerdict } = await import('../../services/index.js');
        const explained = await explainVerdict(
          { store: connection.store },
          { rule, subject, period: flags.period },
        );
        if (flags.json) {
          terminal.printJson(explained);
          return;
        }
        const { language } = terminal;
        const { verdict, explanation, missing } = explained.evaluation;
        terminal.print(
          `${explained.subject.name} · ${explained.rule.name[language]} · ${explained.period}${language === 'zh' ? '：' : ': '}${VERDICTS[verdict][language]}`,
        );
        printTree(terminal, explanation, 1);
        for (const set of missing) {
          terminal.print(`  ${language === 'zh' ? '补齐后可判定：' : 'would decide it: '}${set.join(', ')}`);
        }
      }),
    );
}

function printTree(terminal: Terminal, node: RuleExplanation, depth: number): void {
  const { language } = terminal;
  const indent = '  '.repeat(depth);
  const mark = node.truth === null ? '?' : node.truth ? '✓' : '✗';
  if (node.kind !== 'comparison') {
    terminal.print(`${indent}${mark} ${GROUPS[node.kind][language]}`);
    for (const child of node.children) printTree(terminal, child, depth + 1);
    return;
  }
  const { left, right, operator } = node;
  const source = left.source?.source === undefined ? '' : ` (${left.source.source})`;
  const sign = SIGNS[operator] ?? operator;
  terminal.print(`${indent}${mark} ${left.label[language]} = ${show(left)} ${sign} ${show(right)}${source}`);
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '≠',
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
  in: '∈',
  notIn: '∉',
};

type Operand = Extract<RuleExplanation, { kind: 'comparison' }>['left'];

function show({ value, unit }: Operand): string {
  if (value === null) return '—';
  return `${Array.isArray(value) ? value.join(', ') : String(value)}${unit ?? ''}`;
}
