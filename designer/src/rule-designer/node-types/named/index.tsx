import { useTranslation } from 'react-i18next';
import type { EditorProps, NodeType } from '../node-type.js';
import { spokenCondition } from '../spoken-condition.js';

function NamedEditor({ node, surroundings }: EditorProps<'named'>) {
  const { t } = useTranslation('rule-designer');
  return (
    <>
      <p>{spokenCondition({ condition: node.condition }, surroundings) ?? t('named.unreadable')}</p>
      <p>{t('named.help')}</p>
    </>
  );
}

/** A programmer's key is no name; what the condition means is. */
function nameFor(key: string): string | undefined {
  return /^[A-Za-z0-9_.$-]+$/.test(key) ? undefined : key;
}

const WORDS = { zh: '一组条件', en: 'Group of conditions' } as const;

export const namedType: NodeType<'named'> = {
  kind: 'named',
  inputs: [],
  hasOutput: true,
  width: 250,
  words: (node, surroundings) => {
    const title = nameFor(node.condition) ?? WORDS[surroundings.language];
    const meaning = spokenCondition({ condition: node.condition }, surroundings);
    return {
      title,
      tone: 'comparison',
      ...(meaning === undefined ? {} : { detail: meaning, spoken: meaning }),
    };
  },
  Editor: NamedEditor,
};
