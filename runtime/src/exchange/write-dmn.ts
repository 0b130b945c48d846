import { standardTable, type DecisionTable, type Standard, type TableOutput } from '@zhengai/engine';
import { DmnModdle, type DmnElement } from 'dmn-moddle';
import { asVersion, OWN_NAMESPACE, type DmnVersion } from './dmn-version.js';
import { literalText, textOfEntry, typeRefOf } from './feel-text.js';
import { headOfStandard, headOfTable } from './own-words.js';

export interface WriteDmnOptions {
  /** Name of the document. */
  readonly name: string;
  readonly version?: DmnVersion;
}

/** Tables and standards as one DMN document; what DMN has no place for stands in an extension element. */
export async function writeDmn(
  { tables = [], standards = [] }: { tables?: readonly DecisionTable[]; standards?: readonly Standard[] },
  { name, version = '1.5' }: WriteDmnOptions,
): Promise<string> {
  const moddle = new DmnModdle();
  const decisions = [
    ...standards.map((standard) => writeDecision(moddle, standardTable(standard), headOfStandard(standard))),
    ...tables.map((table) => writeDecision(moddle, table, headOfTable(table))),
  ];
  const definitions = moddle.create('dmn:Definitions', {
    id: 'definitions',
    name,
    namespace: OWN_NAMESPACE,
    drgElement: decisions.map((decision, i) => decision(`decision_${i + 1}`)),
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return asVersion(xml, version);
}

function writeDecision(moddle: DmnModdle, table: DecisionTable, head: unknown): (id: string) => DmnElement {
  return (id) => {
    const text = (type: string, content: string, more: Record<string, unknown> = {}) =>
      moddle.create(type, { text: content, ...more });
    const logic = moddle.create('dmn:DecisionTable', {
      id: `${id}_table`,
      hitPolicy: table.hitPolicy,
      ...(table.aggregator === undefined ? {} : { aggregation: table.aggregator }),
      input: table.inputs.map(({ label, expression }, i) =>
        moddle.create('dmn:InputClause', {
          id: `${id}_input_${i + 1}`,
          label: label.zh,
          inputExpression: text('dmn:LiteralExpression', expression, { id: `${id}_expression_${i + 1}` }),
        }),
      ),
      output: table.outputs.map((output, o) => writeOutput(moddle, output, `${id}_output_${o + 1}`)),
      annotation: [moddle.create('dmn:RuleAnnotationClause', { name: '依据' })],
      rule: table.rows.map(({ when, then, annotation }, r) =>
        moddle.create('dmn:DecisionRule', {
          id: `${id}_rule_${r + 1}`,
          inputEntry: when.map((cell, i) =>
            text('dmn:UnaryTests', cell, { id: `${id}_rule_${r + 1}_in_${i + 1}` }),
          ),
          outputEntry: then.map((entry, o) =>
            text('dmn:LiteralExpression', textOfEntry(entry), { id: `${id}_rule_${r + 1}_out_${o + 1}` }),
          ),
          annotationEntry: [text('dmn:RuleAnnotation', annotation ?? '')],
        }),
      ),
    });
    return moddle.create('dmn:Decision', {
      id,
      name: table.name.zh,
      extensionElements: moddle.create('dmn:ExtensionElements', {
        values: [moddle.createAny('zhengai:definition', OWN_NAMESPACE, { json: JSON.stringify(head) })],
      }),
      decisionLogic: logic,
    });
  };
}

function writeOutput(moddle: DmnModdle, output: TableOutput, id: string): DmnElement {
  return moddle.create('dmn:OutputClause', {
    id,
    name: output.code,
    label: output.label.zh,
    typeRef: typeRefOf(output.valueType),
    ...(output.values && {
      outputValues: moddle.create('dmn:UnaryTests', {
        id: `${id}_values`,
        text: output.values.map(literalText).join(','),
      }),
    }),
    ...(output.default !== undefined && {
      defaultOutputEntry: moddle.create('dmn:LiteralExpression', {
        id: `${id}_default`,
        text: literalText(output.default),
      }),
    }),
  });
}
