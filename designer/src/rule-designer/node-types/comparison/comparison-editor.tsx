import type { Dictionary } from '@zhengai/engine';
import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  edgesInto,
  freshId,
  type Command,
  type ComparisonNode,
  type FactNode,
  type RuleDocument,
} from '../../document/index.js';
import { FactFields, factUnit, type FactName } from '../fact/index.js';
import type { EditorProps } from '../node-type.js';
import { leftValues } from './fit-comparisons.js';
import { operatorsFor, operatorWords, takesList } from './operators.js';
import { ValueField } from './value-field.js';

/** The whole comparison in one form: what is looked at, how, and with what it is compared. */
export function ComparisonEditor({ node, surroundings, onChange, onCommand }: EditorProps<'comparison'>) {
  const { t } = useTranslation('rule-designer');
  const { document, dictionary, language } = surroundings;
  const left = factAt(document, node.id, 'left');
  const right = factAt(document, node.id, 'right');
  const values = leftValues(node.id, document, dictionary);
  const byFact = right !== undefined;
  const setFact = (port: 'left' | 'right', fact: FactName): void => {
    onCommand(factCommand(document, node.id, port, fact));
  };
  return (
    <>
      <FactFields
        id={`${node.id}-left`}
        label={t('fact.what')}
        value={left}
        surroundings={surroundings}
        onChange={(fact) => {
          setFact('left', fact);
        }}
      />
      <Form.Item label={t('comparison.operator')} htmlFor={`${node.id}-operator`}>
        <Select
          id={`${node.id}-operator`}
          value={node.operator}
          options={operatorsFor(values?.type, node.operator).map((value) => ({
            value,
            label: operatorWords(value, values?.type)[language],
          }))}
          onChange={(operator) => {
            onChange(withOperator(node, operator));
          }}
        />
      </Form.Item>
      {values === undefined || values.type === 'number' || byFact ? (
        <Form.Item>
          <Radio.Group
            aria-label={t('comparison.with')}
            value={byFact ? 'fact' : 'value'}
            options={[
              { value: 'value', label: t('comparison.aValue') },
              { value: 'fact', label: t('comparison.aFact') },
            ]}
            onChange={({ target }) => {
              if (target.value === 'fact') setFact('right', usualLine(left, dictionary));
              else onCommand(dropFact(document, node.id));
            }}
          />
        </Form.Item>
      ) : null}
      {right ? (
        <FactFields
          id={`${node.id}-right`}
          label={t('comparison.withWhat')}
          value={right}
          surroundings={surroundings}
          kinds={['standard', 'indicator', 'item']}
          onChange={(fact) => {
            setFact('right', fact);
          }}
        />
      ) : (
        <ValueField
          id={`${node.id}-value`}
          operator={node.operator}
          value={node.value}
          values={values}
          unit={left && factUnit(left, dictionary)}
          language={language}
          onChange={(value) => {
            onChange({ ...node, value });
          }}
        />
      )}
    </>
  );
}

/** The first line that judges the indicator at the left; else one still to be chosen. */
function usualLine(left: FactNode | undefined, dictionary: Dictionary): FactName {
  const judged = left?.fact === 'indicator' ? left.params?.['code'] : undefined;
  for (const { code, lines } of dictionary.standards) {
    const line = lines.find(({ indicator }) => indicator === judged);
    if (line) return { fact: 'standard', params: { code, line: line.code } };
  }
  return { fact: 'standard' };
}

function withOperator(node: ComparisonNode, operator: string): ComparisonNode {
  if (takesList(operator) === Array.isArray(node.value)) return { ...node, operator };
  if (takesList(operator))
    return { ...node, operator, value: node.value === null ? [] : [node.value as string] };
  const [first] = node.value as readonly (string | number)[];
  return { ...node, operator, value: first ?? null };
}

function factAt(document: RuleDocument, id: string, port: 'left' | 'right'): FactNode | undefined {
  const [edge] = edgesInto(document, id, port);
  const node = edge && document.nodes[edge.from];
  return node?.kind === 'fact' ? node : undefined;
}

/** Changes the fact at a port, or brings a new one where there is none or others use it too. */
function factCommand(document: RuleDocument, id: string, port: 'left' | 'right', fact: FactName): Command {
  const known = factAt(document, id, port);
  const isOwn = known && document.edges.filter(({ from }) => from === known.id).length === 1;
  if (known && isOwn) return { kind: 'replaceNode', node: { id: known.id, kind: 'fact', ...fact } };
  const added = freshId(document, 'fact');
  return {
    kind: 'batch',
    commands: [
      ...(known ? [{ kind: 'disconnect', edge: { from: known.id, to: id, port } } as const] : []),
      { kind: 'addNode', node: { id: added, kind: 'fact', ...fact } },
      { kind: 'connect', edge: { from: added, to: id, port } },
    ],
  };
}

/** Back to a value: the fact at the right goes, unless others use it. */
function dropFact(document: RuleDocument, id: string): Command {
  const known = factAt(document, id, 'right');
  if (!known) return { kind: 'batch', commands: [] };
  const isOwn = document.edges.filter(({ from }) => from === known.id).length === 1;
  return isOwn
    ? { kind: 'removeNode', id: known.id }
    : { kind: 'disconnect', edge: { from: known.id, to: id, port: 'right' } };
}
