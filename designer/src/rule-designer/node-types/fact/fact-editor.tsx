import { useTranslation } from 'react-i18next';
import type { EditorProps } from '../node-type.js';
import { FactFields } from './fact-fields.js';

export function FactEditor({ node, surroundings, onChange }: EditorProps<'fact'>) {
  const { t } = useTranslation('rule-designer');
  return (
    <FactFields
      id={node.id}
      label={t('fact.what')}
      value={node}
      surroundings={surroundings}
      onChange={(value) => {
        const path = node.path !== undefined && value.fact === node.fact ? { path: node.path } : {};
        onChange({ id: node.id, kind: 'fact', ...value, ...path });
      }}
    />
  );
}
