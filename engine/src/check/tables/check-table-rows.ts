import type {
  DecisionTable,
  Diagnostic,
  Dictionary,
  FactValue,
  LocalizedText,
  Standard,
  MessageArgument,
} from '../../model/index.js';
import { checkDiagnostic, type CheckDiagnosticCode } from '../check-diagnostic.js';
import { analyseTable, type TableFinding } from './analyse-table.js';
import { tableSpace } from './table-space.js';

/** What the rows of a table leave out, say twice or contradict. */
export function checkTableRows(table: DecisionTable, dictionary: Dictionary): Diagnostic[] {
  return diagnosticsOf(table, dictionary, `tables/${table.code}`);
}

/** The same of a standard: its lines are the outputs. Editions that are replaced stay as they were judged by. */
export function checkStandardRows(standard: Standard, dictionary: Dictionary): Diagnostic[] {
  return diagnosticsOf(tableOfStandard(standard), dictionary, `standards/${standard.code}`);
}

export function tableOfStandard({ lines, rows, ...head }: Standard): DecisionTable {
  const { code, name, level, hitPolicy, aggregator, inputs } = head;
  return {
    code,
    name,
    level,
    hitPolicy,
    ...(aggregator && { aggregator }),
    inputs,
    outputs: lines.map((line) => ({
      code: line.code,
      label: line.name,
      valueType: 'number',
      ...(line.values && { values: line.values }),
    })),
    rows: rows.map((row) => ({
      when: row.when,
      then: lines.map((line) => row.lines[line.code] ?? null),
    })),
  };
}

function diagnosticsOf(table: DecisionTable, dictionary: Dictionary, path: string): Diagnostic[] {
  const space = tableSpace(table, dictionary);
  if (!space) return [];
  return analyseTable(space).map((finding) => {
    const [code, at, args] = wordsFor(finding, table, dictionary);
    return checkDiagnostic(code, `${path}/${at}`, args);
  });
}

type Words = readonly [code: CheckDiagnosticCode, at: string, args: readonly MessageArgument[]];

function wordsFor(finding: TableFinding, table: DecisionTable, dictionary: Dictionary): Words {
  const said = (values: readonly FactValue[]): LocalizedText => ({
    zh: values.map((value, i) => valueName(value, i, table, dictionary, 'zh')).join('、'),
    en: values.map((value, i) => valueName(value, i, table, dictionary, 'en')).join(', '),
  });
  switch (finding.kind) {
    case 'gap':
      return ['check.table.gap', 'rows', [said(finding.values)]];
    case 'hitPolicy':
      return ['check.table.hitPolicy', 'hitPolicy', []];
    case 'overlap':
    case 'conflict':
    case 'misleading': {
      const rows = [finding.row + 1, finding.other + 1];
      return [`check.table.${finding.kind}`, `rows/${finding.row}`, [...rows, said(finding.values)]];
    }
    case 'subsumed':
      return ['check.table.subsumed', `rows/${finding.row}`, [finding.row + 1, finding.other + 1]];
    case 'impossible':
    case 'masked':
    case 'redundant':
      return [`check.table.${finding.kind}`, `rows/${finding.row}`, [finding.row + 1]];
  }
}

/** `院校类别 = 工科`: an option by its name. */
function valueName(
  value: FactValue,
  input: number,
  table: DecisionTable,
  dictionary: Dictionary,
  language: 'zh' | 'en',
): string {
  const column = table.inputs[input];
  const option = dictionary.attributes
    .filter(({ name, code }) => [name.zh, name.en, code].includes(column?.expression ?? ''))
    .flatMap(({ options = [] }) => options)
    .find(({ code }) => code === value);
  return `${column?.label[language] ?? ''} = ${option?.name[language] ?? String(value)}`;
}
