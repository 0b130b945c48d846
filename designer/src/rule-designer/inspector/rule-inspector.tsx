import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextInBoth } from '../../editing/index.js';
import type { Command, RuleHead } from '../document/index.js';
import type { NodeSurroundings } from '../node-types/index.js';
import styles from './inspector.module.css';

interface RuleInspectorProps {
  readonly surroundings: NodeSurroundings;
  readonly onCommand: (command: Command, grows?: string) => void;
}

/** The rule itself, while no part of it is selected. */
export function RuleInspector({ surroundings, onCommand }: RuleInspectorProps) {
  const { t } = useTranslation('rule-designer');
  const { document, dictionary, language } = surroundings;
  const { head } = document;
  const set = (changed: RuleHead, grows?: string): void => {
    onCommand({ kind: 'setHead', head: changed }, grows);
  };
  const fitting = dictionary.indicators.filter(
    ({ level, periodKind }) => level === head.level && periodKind === head.periodKind,
  );
  return (
    <Form layout="vertical" component="div">
      <p className={styles.hint}>{t('inspector.hint')}</p>
      <TextInBoth
        id="rule-name"
        label={t('inspector.name')}
        value={head.name}
        onChange={(name) => {
          set({ ...head, name }, 'name');
        }}
      />
      <Form.Item label={t('inspector.about')} htmlFor="rule-indicator" extra={t('inspector.aboutHelp')}>
        <Select
          id="rule-indicator"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={head.indicator ?? null}
          placeholder={t('inspector.aboutNothing')}
          options={fitting.map(({ code, name }) => ({ value: code, label: name[language] }))}
          onChange={(indicator: string | null | undefined) => {
            const { indicator: _, ...rest } = head;
            set(indicator ? { ...rest, indicator } : rest);
          }}
        />
      </Form.Item>
    </Form>
  );
}
