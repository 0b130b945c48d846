import type { Dictionary, LocalizedText } from '@zhengai/engine';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FactNode, RuleHead } from '../../document/index.js';
import type { EditorProps } from '../node-type.js';

interface Choice {
  readonly value: string;
  readonly name: LocalizedText;
  readonly fact: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Choose by name what to look at, and how many periods back. */
export function FactEditor({ node, surroundings, onChange }: EditorProps<'fact'>) {
  const { t } = useTranslation('rule-designer');
  const { dictionary, document, language } = surroundings;
  const choices = choicesFor(dictionary, document.head);
  const groups = ['indicator', 'item', 'standard', 'attribute', 'verdict'].map((fact) => ({
    label: t(`fact.${fact}`),
    options: choices
      .filter((choice) => choice.fact === fact)
      .map(({ value, name }) => ({ value, label: name[language] })),
  }));
  const current = valueOf(node.fact, node.params);
  const offset = Number(node.params?.['offset'] ?? 0);
  const set = (choice: Choice | undefined, periodsBack: number): void => {
    const { code, line } = choice?.params ?? (node.params as Record<string, string> | undefined) ?? {};
    const params = {
      ...(code === undefined ? {} : { code }),
      ...(line === undefined ? {} : { line }),
      ...(periodsBack === 0 ? {} : { offset: -periodsBack }),
    };
    onChange({ id: node.id, kind: 'fact', fact: choice?.fact ?? node.fact, params } satisfies FactNode);
  };
  return (
    <>
      <Form.Item label={t('fact.what')} htmlFor={`${node.id}-what`}>
        <Select
          id={`${node.id}-what`}
          showSearch={{ optionFilterProp: 'label' }}
          value={choices.some(({ value }) => value === current) ? current : null}
          placeholder={t('fact.choose')}
          options={groups.filter(({ options }) => options.length > 0)}
          onChange={(value) => {
            set(
              choices.find((choice) => choice.value === value),
              -offset,
            );
          }}
        />
      </Form.Item>
      <Form.Item label={t('fact.back')} htmlFor={`${node.id}-back`} help={t('fact.backHelp')}>
        <InputNumber
          id={`${node.id}-back`}
          min={0}
          max={20}
          precision={0}
          value={-offset}
          onChange={(value) => {
            set(undefined, value ?? 0);
          }}
        />
      </Form.Item>
    </>
  );
}

function valueOf(fact: string, params: FactNode['params']): string {
  return [fact, params?.['code'] ?? '', params?.['line'] ?? ''].map(String).join(':');
}

/** Only what the rule's level and kind of period can see. */
function choicesFor(dictionary: Dictionary, head: RuleHead): Choice[] {
  const seen = ({ level, periodKind }: { level: string; periodKind?: string }): boolean =>
    level === head.level && (periodKind === undefined || periodKind === head.periodKind);
  const plain = (
    fact: string,
    list: readonly { code: string; name: LocalizedText; level: string }[],
  ): Choice[] =>
    list
      .filter((known) => seen(known))
      .map(({ code, name }) => ({ value: valueOf(fact, { code }), name, fact, params: { code } }));
  return [
    ...plain('indicator', dictionary.indicators),
    ...plain('item', dictionary.items),
    ...dictionary.standards
      .filter(({ level }) => level === head.level)
      .flatMap(({ code, lines }) =>
        lines.map((line) => ({
          value: valueOf('standard', { code, line: line.code }),
          name: line.name,
          fact: 'standard',
          params: { code, line: line.code },
        })),
      ),
    ...plain('attribute', dictionary.attributes),
    ...plain('verdict', dictionary.rules).filter(({ params }) => params['code'] !== head.code),
  ];
}
