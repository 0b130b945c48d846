import { atPath } from '../feel/index.js';
import type { DecisionTable, Diagnostic, Dictionary, LocalizedText } from '../model/index.js';
import { GIVES_LIST } from './hit-policy.js';
import { parseTable, type ParsedTable } from './parse-table.js';

/** What is wrong with a table itself; errors block its release. Paths begin with the table's own parts. */
export function checkDecisionTable(table: DecisionTable, dictionary: Dictionary): Diagnostic[] {
  return diagnoseTable(parseTable(table, dictionary)).map((found) => ({
    ...found,
    path: `tables/${table.code}/${found.path}`,
  }));
}

export function diagnoseTable(parsed: ParsedTable): Diagnostic[] {
  const { table } = parsed;
  const found: Diagnostic[] = [];
  const report = (code: string, path: string, message: LocalizedText) =>
    found.push({ code, severity: 'error', path, message });

  parsed.inputs.forEach(({ diagnostics }, i) => {
    found.push(...atPath(`inputs/${i}/expression`, diagnostics));
  });
  table.rows.forEach((row, r) => {
    if (row.when.length !== table.inputs.length) {
      report('table.row.cells', `rows/${r}/when`, {
        zh: `第 ${r + 1} 行有 ${row.when.length} 个条件格，应与输入列数 ${table.inputs.length} 相同（不限写 -）`,
        en: `Row ${r + 1} has ${row.when.length} condition cells; the table has ${table.inputs.length} inputs (write - for any)`,
      });
    }
    if (row.then.length !== table.outputs.length) {
      report('table.row.entries', `rows/${r}/then`, {
        zh: `第 ${r + 1} 行有 ${row.then.length} 个结果格，应与输出列数 ${table.outputs.length} 相同`,
        en: `Row ${r + 1} has ${row.then.length} result cells; the table has ${table.outputs.length} outputs`,
      });
    }
    parsed.tests[r]?.forEach((test, i) => {
      if (test && parsed.inputs[i]?.node) found.push(...atPath(`rows/${r}/when/${i}`, test.diagnostics));
    });
    parsed.entries[r]?.forEach((entry, o) => {
      if (entry) found.push(...atPath(`rows/${r}/then/${o}`, entry.diagnostics));
    });
  });
  table.outputs.forEach(({ code }, o) => {
    if (table.outputs.findIndex((other) => other.code === code) === o) return;
    report('table.output.duplicate', `outputs/${o}/code`, {
      zh: `输出编码“${code}”重复`,
      en: `The output code “${code}” is used twice`,
    });
  });
  found.push(...hitPolicyDiagnostics(table));
  return found;
}

function hitPolicyDiagnostics({ hitPolicy, aggregator, outputs }: DecisionTable): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (aggregator !== undefined && hitPolicy !== 'COLLECT') {
    found.push({
      code: 'table.aggregator.policy',
      severity: 'error',
      path: 'aggregator',
      message: {
        zh: `汇总方式 ${aggregator} 只能与命中策略 COLLECT 同用，而这里是 ${hitPolicy}`,
        en: `The aggregator ${aggregator} goes with the hit policy COLLECT only; here it is ${hitPolicy}`,
      },
    });
  }
  if (aggregator !== undefined && aggregator !== 'COUNT') {
    outputs.forEach(({ label, valueType }, o) => {
      if (valueType === 'number') return;
      found.push({
        code: 'table.aggregator.type',
        severity: 'error',
        path: `outputs/${o}/valueType`,
        message: {
          zh: `“${label.zh}”不是数值，不能用 ${aggregator} 汇总`,
          en: `“${label.en}” is no number and cannot be aggregated by ${aggregator}`,
        },
      });
    });
  }
  const byPriority = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (byPriority && !outputs.some(({ values }) => values !== undefined && values.length > 0)) {
    found.push({
      code: 'table.priority.values',
      severity: 'error',
      path: 'outputs',
      message: {
        zh: `命中策略 ${hitPolicy} 按输出值的先后取结果，请列出输出的允许值（最优先的在前）`,
        en: `The hit policy ${hitPolicy} goes by the order of output values: list an output's allowed values, the highest priority first`,
      },
    });
  }
  return found;
}

/** Whether a table gives one value for each output, as a standard's lines need. */
export function givesOneValue({
  hitPolicy,
  aggregator,
}: Pick<DecisionTable, 'hitPolicy' | 'aggregator'>): boolean {
  return !GIVES_LIST[hitPolicy] || aggregator !== undefined;
}
