import type {
  Aggregator,
  DecisionTable,
  Diagnostic,
  HitPolicy,
  LocalizedText,
  Standard,
  StandardRow,
  TableRow,
} from '@zhengai/engine';
import { DmnModdle, type DmnElement } from 'dmn-moddle';
import { asReadable } from './dmn-version.js';
import { entryOfText, literalsOf, valueTypeOf } from './feel-text.js';
import { keyOfRow, type StandardHead, type TableHead } from './own-words.js';

export interface DmnContent {
  readonly tables: readonly DecisionTable[];
  readonly standards: readonly Standard[];
  /** By element: what is refused (errors) and what is left out (warnings). */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadDmnOptions {
  /** Level of tables that do not say theirs, as those of other tools. */
  readonly level: string;
}

const MAX_LENGTH = 20_000_000;

/** Decision tables of a DMN 1.3, 1.4 or 1.5 document; nothing in it is run. */
export async function readDmn(xml: string, { level }: ReadDmnOptions): Promise<DmnContent> {
  const diagnostics: Diagnostic[] = [];
  const tables: DecisionTable[] = [];
  const standards: Standard[] = [];
  const report: Report = (severity, code, path, message) =>
    diagnostics.push({ code, severity, path: `dmn/${path}`, message });
  const root = await parse(xml, report);
  for (const element of list(root, 'drgElement')) {
    const path = text(element, 'id') ?? text(element, 'name') ?? element.$type;
    const logic = child(element, 'decisionLogic');
    if (element.$type !== 'dmn:Decision' || logic?.$type !== 'dmn:DecisionTable') {
      const kind = logic?.$type ?? element.$type;
      report('warning', 'dmn.notTaken', path, {
        zh: `“${path}”是 ${kind}，不是决策表，未导入`,
        en: `“${path}” is a ${kind}, not a decision table; it is not imported`,
      });
      continue;
    }
    const head = ownWords(element);
    const table = readTable(element, logic, { level, path, report, head });
    if (!table) continue;
    if (head?.kind === 'standard') standards.push(asStandard(table, head));
    else tables.push(table);
  }
  return { tables, standards, diagnostics };
}

type Report = (severity: Diagnostic['severity'], code: string, path: string, message: LocalizedText) => void;

async function parse(xml: string, report: Report): Promise<DmnElement | undefined> {
  if (xml.length > MAX_LENGTH) {
    report('error', 'dmn.tooLarge', '', {
      zh: `文件太大（${xml.length} 字符，上限 ${MAX_LENGTH}）`,
      en: `The file is too large (${xml.length} characters, at most ${MAX_LENGTH})`,
    });
    return undefined;
  }
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(asReadable(xml));
    for (const { message } of warnings) {
      report('warning', 'dmn.notUnderstood', '', {
        zh: `有不认识的内容，未导入：${message}`,
        en: `Something is not understood and not imported: ${message}`,
      });
    }
    return rootElement;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report('error', 'dmn.unreadable', '', {
      zh: `不是 DMN 1.3–1.5 文件，或已损坏：${reason}`,
      en: `This is no DMN 1.3–1.5 document, or it is damaged: ${reason}`,
    });
    return undefined;
  }
}

interface Place {
  readonly level: string;
  readonly path: string;
  readonly report: Report;
  readonly head: TableHead | StandardHead | undefined;
}

function readTable(
  decision: DmnElement,
  logic: DmnElement,
  { level, path, report, head }: Place,
): DecisionTable | undefined {
  const name = text(decision, 'name') ?? path;
  const own = head?.kind === 'standard' ? head.standard : head;
  const label = (typed: string, known: LocalizedText | undefined): LocalizedText =>
    known?.zh === typed ? known : { zh: typed, en: typed };
  const foreign = [
    ...list(logic, 'input').map((input) => child(input, 'inputExpression')),
    ...cells(logic),
  ].find((expression) => !isFeel(text(expression, 'expressionLanguage')));
  if (foreign) {
    const language = text(foreign, 'expressionLanguage') ?? '';
    report('error', 'dmn.language', `${path}/${text(foreign, 'id') ?? ''}`, {
      zh: `表达式语言 ${language} 不支持，请改用 FEEL`,
      en: `The expression language ${language} is not supported: use FEEL`,
    });
    return undefined;
  }
  const aggregation = text(logic, 'aggregation') as Aggregator | undefined;
  const outputs = list(logic, 'output').map((output, o) => {
    const code = text(output, 'name') ?? (o === 0 ? 'result' : `result-${o + 1}`);
    const allowed = text(child(output, 'outputValues'), 'text');
    const values = allowed === undefined ? undefined : literalsOf(allowed);
    const fallback = literalsOf(text(child(output, 'defaultOutputEntry'), 'text') ?? '')?.[0];
    return {
      code: codeOf(code),
      label: label(text(output, 'label') ?? code, labelsOf(head)?.outputs?.[o]),
      valueType: valueTypeOf(text(output, 'typeRef')),
      ...(values && values.length > 0 ? { values } : {}),
      ...(fallback === undefined ? {} : { default: fallback }),
    };
  });
  return {
    code: own?.code ?? codeOf(text(decision, 'id') ?? name),
    name: label(name, own?.name),
    level: own?.level ?? level,
    hitPolicy: (text(logic, 'hitPolicy') ?? 'UNIQUE') as HitPolicy,
    ...(aggregation === undefined ? {} : { aggregator: aggregation }),
    inputs: list(logic, 'input').map((input, i) => {
      const expression = text(child(input, 'inputExpression'), 'text') ?? '';
      return { label: label(text(input, 'label') ?? expression, labelsOf(head)?.inputs[i]), expression };
    }),
    outputs,
    rows: list(logic, 'rule').map(readRow),
  };
}

function readRow(rule: DmnElement): TableRow {
  const annotation = text(list(rule, 'annotationEntry')[0], 'text') ?? text(rule, 'description');
  return {
    when: list(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? '-'),
    then: list(rule, 'outputEntry').map((entry) => entryOfText(text(entry, 'text') ?? '')),
    ...(annotation === undefined ? {} : { annotation }),
  };
}

function asStandard(table: DecisionTable, head: StandardHead): Standard {
  const lines = head.standard.lines.map(({ code }) => code);
  return {
    ...head.standard,
    hitPolicy: table.hitPolicy,
    ...(table.aggregator === undefined ? {} : { aggregator: table.aggregator }),
    inputs: table.inputs,
    rows: table.rows.map(({ when, then, annotation }): StandardRow => ({
      when,
      lines: Object.fromEntries(
        lines.flatMap((code) => {
          const value = then[table.outputs.findIndex((output) => output.code === code)];
          return typeof value === 'number' ? [[code, value]] : [];
        }),
      ),
      ...(annotation === undefined ? {} : { clause: annotation }),
      ...head.rows[keyOfRow(when)],
    })),
  };
}

function ownWords(decision: DmnElement): TableHead | StandardHead | undefined {
  const values = child(decision, 'extensionElements')?.get('values') as readonly DmnElement[] | undefined;
  const own = (values ?? []).find(({ $type }) => $type === 'zhengai:definition') as
    (DmnElement & { readonly json?: string }) | undefined;
  try {
    return own?.json === undefined ? undefined : (JSON.parse(own.json) as TableHead | StandardHead);
  } catch {
    return undefined;
  }
}

function labelsOf(head: TableHead | StandardHead | undefined) {
  if (head?.kind !== 'standard') return head?.labels;
  return { inputs: head.labels.inputs, outputs: head.standard.lines.map(({ name }) => name) };
}

function cells(logic: DmnElement): DmnElement[] {
  return list(logic, 'rule').flatMap((rule) => [...list(rule, 'inputEntry'), ...list(rule, 'outputEntry')]);
}

function isFeel(language: string | undefined): boolean {
  return language === undefined || language === '' || /feel/iu.test(language);
}

/** A name of another tool as a code: what codes may not hold becomes a hyphen. */
function codeOf(name: string): string {
  const code = name.replace(/[^\p{L}\p{N}._/-]+/gu, '-').replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  return code === '' ? 'table' : code.slice(0, 120);
}

function child(element: DmnElement | undefined, name: string): DmnElement | undefined {
  return element?.get(name) as DmnElement | undefined;
}

function list(element: DmnElement | undefined, name: string): readonly DmnElement[] {
  return (element?.get(name) as readonly DmnElement[] | undefined) ?? [];
}

function text(element: DmnElement | undefined, name: string): string | undefined {
  const value = element?.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
