import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { edgesInto, type ComparisonNode } from '../../document/index.js';
import { factUnit } from '../fact/index.js';
import type { EditorProps } from '../node-type.js';
import { OPERATORS } from './operators.js';

/** Operator and value; the value gives way to a fact connected to the right. */
export function ComparisonEditor({ node, surroundings, onChange }: EditorProps<'comparison'>) {
  const { t } = useTranslation('rule-designer');
  const { document, dictionary, language } = surroundings;
  const [right] = edgesInto(document, node.id, 'right');
  const [left] = edgesInto(document, node.id, 'left');
  const fact = left && document.nodes[left.from];
  const unit = fact?.kind === 'fact' ? factUnit(fact, dictionary) : undefined;
  const textual = typeof node.value === 'string' || Array.isArray(node.value);
  const set = (change: Partial<ComparisonNode>): void => {
    onChange({ ...node, ...change });
  };
  return (
    <>
      <Form.Item label={t('comparison.operator')} htmlFor={`${node.id}-operator`}>
        <Select
          id={`${node.id}-operator`}
          value={node.operator}
          options={Object.entries(OPERATORS).map(([value, words]) => ({
            value,
            label: `${words.sign} ${words[language]}`,
          }))}
          onChange={(operator) => {
            const list = operator === 'in' || operator === 'notIn';
            const value = list === Array.isArray(node.value) ? node.value : list ? [] : null;
            set({ operator, value });
          }}
        />
      </Form.Item>
      {right ? (
        <p>{t('comparison.byFact')}</p>
      ) : (
        <Form.Item label={t('comparison.value')} htmlFor={`${node.id}-value`}>
          {Array.isArray(node.value) ? (
            <Select
              id={`${node.id}-value`}
              mode="tags"
              value={node.value.map(String)}
              onChange={(values: string[]) => {
                set({ value: values.map(asNumberOrText) });
              }}
            />
          ) : textual ? (
            <Input
              id={`${node.id}-value`}
              value={String(node.value)}
              onChange={({ target }) => {
                set({ value: target.value });
              }}
            />
          ) : (
            <InputNumber
              id={`${node.id}-value`}
              style={{ width: '100%' }}
              value={typeof node.value === 'number' ? node.value : null}
              {...(unit === undefined ? {} : { suffix: unit })}
              onChange={(value) => {
                set({ value });
              }}
            />
          )}
        </Form.Item>
      )}
    </>
  );
}

function asNumberOrText(text: string): number | string {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}
