import type { Indicator } from '@zhengai/engine';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextInBoth } from '../editing/index.js';
import { Panel } from '../page/index.js';

interface IndicatorPropertiesProps {
  readonly indicator: Indicator;
  readonly onChange: (indicator: Indicator, grows?: string) => void;
}

const DIRECTIONS = ['higher', 'lower', 'range'] as const;

/** Everything about an indicator that is not its formula. */
export function IndicatorProperties({ indicator, onChange }: IndicatorPropertiesProps) {
  const { t } = useTranslation('formula-editor');
  return (
    <Panel title={t('properties')}>
      <Form layout="vertical" component="div">
        <TextInBoth
          id="indicator-name"
          label={t('name')}
          value={indicator.name}
          onChange={(name) => {
            onChange({ ...indicator, name }, 'name');
          }}
        />
        <TextInBoth
          id="indicator-meaning"
          label={t('meaning')}
          long
          value={indicator.meaning}
          onChange={(meaning) => {
            const { meaning: _, ...rest } = indicator;
            onChange(meaning.zh === '' && meaning.en === '' ? rest : { ...rest, meaning }, 'meaning');
          }}
        />
        <Form.Item label={t('unit')} htmlFor="indicator-unit">
          <Input
            id="indicator-unit"
            maxLength={40}
            value={indicator.unit ?? ''}
            onChange={({ target }) => {
              const { unit: _, ...rest } = indicator;
              onChange(target.value === '' ? rest : { ...rest, unit: target.value }, 'unit');
            }}
          />
        </Form.Item>
        <Form.Item label={t('decimals')} htmlFor="indicator-decimals">
          <InputNumber
            id="indicator-decimals"
            min={0}
            max={10}
            precision={0}
            value={indicator.decimals}
            onChange={(decimals) => {
              onChange({ ...indicator, decimals: decimals ?? 0 }, 'decimals');
            }}
          />
        </Form.Item>
        <Form.Item label={t('direction')} htmlFor="indicator-direction">
          <Select
            id="indicator-direction"
            value={indicator.direction}
            options={DIRECTIONS.map((value) => ({ value, label: t(`better.${value}`) }))}
            onChange={(direction) => {
              onChange({ ...indicator, direction });
            }}
          />
        </Form.Item>
      </Form>
    </Panel>
  );
}
