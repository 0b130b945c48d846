import { useTranslation } from 'react-i18next';
import type { EditorProps, NodeOf, NodeType } from '../node-type.js';

type GroupKind = 'all' | 'any' | 'not';

const WORDS = {
  all: { zh: ['全部成立', '下面每个条件都成立'], en: ['All of', 'every condition holds'] },
  any: { zh: ['任一成立', '至少一个条件成立'], en: ['Any of', 'at least one condition holds'] },
  not: { zh: ['不成立', '下面的条件不成立'], en: ['Not', 'the condition does not hold'] },
} as const;

function GroupEditor({ node }: EditorProps<GroupKind>) {
  const { t } = useTranslation('rule-designer');
  return <p>{t(`group.${node.kind}`)}</p>;
}

function groupType<K extends GroupKind>(kind: K): NodeType<K> {
  return {
    kind,
    inputs: ['condition'],
    hasOutput: true,
    words: (_, { language }) => {
      const [title, detail] = WORDS[kind][language];
      return { title, detail, tone: 'group' };
    },
    Editor: GroupEditor as unknown as NodeType<K>['Editor'],
    create: (id) => ({ id, kind }) as unknown as NodeOf<K>,
  };
}

export const allType = groupType('all');
export const anyType = groupType('any');
export const notType = groupType('not');
