import { useTranslation } from 'react-i18next';
import type { EditorProps, NodeType } from '../node-type.js';

function NamedEditor({ node }: EditorProps<'named'>) {
  const { t } = useTranslation('rule-designer');
  return <p>{t('named.help', { name: node.condition })}</p>;
}

export const namedType: NodeType<'named'> = {
  kind: 'named',
  inputs: [],
  hasOutput: true,
  words: (node, { language }) => ({
    title: node.condition,
    detail: language === 'zh' ? '命名条件' : 'named condition',
    tone: 'comparison',
  }),
  Editor: NamedEditor,
};
