import { countOfPeriods } from '@zhengai/engine';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NodeSurroundings } from '../node-type.js';
import { choiceKey, FACT_GROUPS, factChoices } from './fact-choices.js';
import { offsetOf, type FactName } from './fact-words.js';

interface FactFieldsProps {
  readonly id: string;
  readonly label: string;
  /** Absent while nothing is chosen. */
  readonly value: FactName | undefined;
  readonly surroundings: NodeSurroundings;
  /** Kinds of facts to choose from; all when absent. */
  readonly kinds?: readonly string[];
  readonly onChange: (value: FactName) => void;
}

/** Choose by name what to look at, and how many periods back. */
export function FactFields({ id, label, value, surroundings, kinds, onChange }: FactFieldsProps) {
  const { t } = useTranslation('rule-designer');
  const { dictionary, document, language } = surroundings;
  const choices = factChoices(dictionary, document.head);
  const groups = FACT_GROUPS.filter((fact) => kinds?.includes(fact) ?? true).map((fact) => ({
    label: t(`fact.${fact}`),
    options: choices
      .filter((choice) => choice.fact === fact)
      .map(({ key, name }) => ({ value: key, label: name[language] })),
  }));
  const current = value && choiceKey(value);
  const back = value ? -offsetOf(value) : 0;
  const hasPeriod = value !== undefined && value.fact !== 'attribute' && value.fact !== 'standard';
  return (
    <>
      <Form.Item label={label} htmlFor={`${id}-what`}>
        <Select
          id={`${id}-what`}
          showSearch={{ optionFilterProp: 'label' }}
          value={choices.some(({ key }) => key === current) ? current : null}
          placeholder={t('fact.choose')}
          options={groups.filter(({ options }) => options.length > 0)}
          onChange={(key) => {
            const choice = choices.find((known) => known.key === key);
            if (choice) onChange(withOffset(choice, back));
          }}
        />
      </Form.Item>
      {hasPeriod || back > 0 ? (
        <Form.Item label={t('fact.back')} htmlFor={`${id}-back`}>
          <InputNumber
            id={`${id}-back`}
            style={{ width: '100%' }}
            min={0}
            max={20}
            precision={0}
            value={back}
            suffix={
              back === 0
                ? t('fact.thisPeriod')
                : t('fact.periodsBack', { count: countOfPeriods(back, document.head.periodKind)[language] })
            }
            onChange={(periods) => {
              if (value) onChange(withOffset(value, periods ?? 0));
            }}
          />
        </Form.Item>
      ) : null}
    </>
  );
}

/** Keeps 口径 and slice where the same thing is looked at in another period. */
function withOffset({ fact, params }: FactName, back: number): FactName {
  const { offset: _, ...rest } = params ?? {};
  return { fact, params: { ...rest, ...(back === 0 ? {} : { offset: -back }) } };
}
