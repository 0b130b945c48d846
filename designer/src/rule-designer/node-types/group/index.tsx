import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { edgesInto, type NodeId } from '../../document/index.js';
import type { EditorProps, NodeOf, NodeType } from '../node-type.js';
import { spokenCondition } from '../spoken-condition.js';

type GroupKind = 'all' | 'any' | 'not';

const WORDS = {
  all: { zh: '全部成立', en: 'All of' },
  any: { zh: '任一成立', en: 'Any of' },
  not: { zh: '不成立', en: 'Not' },
} as const;

const COUNT = {
  zh: (count: number) => `${count} 个条件`,
  en: (count: number) => `${count} ${count === 1 ? 'condition' : 'conditions'}`,
} as const;

function GroupEditor({ node, onChange }: EditorProps<GroupKind>) {
  const { t } = useTranslation('rule-designer');
  const { id, kind } = node as { readonly id: string; readonly kind: GroupKind };
  if (kind === 'not') return <p>{t('group.not')}</p>;
  return (
    <Form.Item label={t('group.when')} extra={t(`group.${kind}`)}>
      <Radio.Group
        aria-label={t('group.when')}
        value={kind}
        options={(['all', 'any'] as const).map((value) => ({ value, label: t(`group.name.${value}`) }))}
        onChange={({ target }) => {
          onChange(target.value === 'any' ? { id, kind: 'any' } : { id, kind: 'all' });
        }}
      />
    </Form.Item>
  );
}

function groupType<K extends GroupKind>(kind: K): NodeType<K> {
  return {
    kind,
    inputs: ['condition'],
    hasOutput: true,
    width: 124,
    words: (node, surroundings) => {
      const { document, drawn, language } = surroundings;
      const { id } = node as { readonly id: NodeId };
      const count = edgesInto(document, id, 'condition').length;
      const spoken = spokenCondition(drawn.conditions.get(id), surroundings);
      return {
        title: WORDS[kind][language],
        detail: COUNT[language](count),
        tone: 'group',
        ...(spoken === undefined ? {} : { spoken: `${WORDS[kind][language]} · ${spoken}` }),
      };
    },
    Editor: GroupEditor as unknown as NodeType<K>['Editor'],
    create: (id) => ({ id, kind }) as unknown as NodeOf<K>,
  };
}

export const allType = groupType('all');
export const anyType = groupType('any');
export const notType = groupType('not');
