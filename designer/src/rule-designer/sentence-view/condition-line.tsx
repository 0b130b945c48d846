import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { edgesInto, freshId, type Command, type NodeId } from '../document/index.js';
import { spokenOf, typeOf, wordsOf } from '../node-types/index.js';
import type { SentenceViewProps } from './sentence-view-props.js';
import styles from './sentence-view.module.css';

/** One condition; a group with those below it. */
export function ConditionLine(props: SentenceViewProps & { readonly id: NodeId }) {
  const { id, surroundings, selected, onSelect } = props;
  const { t } = useTranslation('rule-designer');
  const { document } = surroundings;
  const node = document.nodes[id];
  if (!node) return null;
  const isGroup = node.kind === 'all' || node.kind === 'any' || node.kind === 'not';
  const problem = surroundings.drawn.problems.find((known) => known.node === id);
  const children = edgesInto(document, id, 'condition');
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        data-id={id}
        data-group={isGroup}
        aria-pressed={selected === id}
        onClick={() => {
          onSelect(id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Delete' && !props.isFrozen) props.onCommand({ kind: 'removeNode', id });
        }}
      >
        {isGroup ? t(`outline.${node.kind}`) : lineOf(props, id)}
        {problem ? <span className={styles.problem}>{t(`problem.${problem.code}`)}</span> : null}
      </button>
      {isGroup ? (
        <>
          <ul className={styles.list}>
            {children.map(({ from }) => (
              <ConditionLine key={from} {...props} id={from} />
            ))}
          </ul>
          {props.isFrozen || (node.kind === 'not' && children.length > 0) ? null : (
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined aria-hidden />}
              className={styles.add ?? ''}
              onClick={() => {
                const [comparison, commands] = newCondition(props, id);
                props.onCommand({ kind: 'batch', commands });
                onSelect(comparison);
              }}
            >
              {t('outline.add')}
            </Button>
          )}
        </>
      ) : null}
    </li>
  );
}

/** The whole comparison as far as it is made; `60%` alone says nothing. */
function lineOf({ surroundings }: SentenceViewProps, id: NodeId): string {
  const node = surroundings.document.nodes[id];
  if (!node) return '';
  if (surroundings.drawn.conditions.has(id)) return spokenOf(node, surroundings);
  const [left] = edgesInto(surroundings.document, id, 'left');
  const fact = left && surroundings.document.nodes[left.from];
  const { title } = wordsOf(node, surroundings);
  return fact ? `${wordsOf(fact, surroundings).title} ${title}` : title;
}

/** A comparison with its fact, below a group. */
function newCondition({ surroundings }: SentenceViewProps, group: NodeId): [NodeId, Command[]] {
  const { document } = surroundings;
  const comparison = freshId(document, 'comparison');
  const fact = freshId(document, 'fact');
  const nodes = [
    typeOf('comparison').create?.(comparison, surroundings),
    typeOf('fact').create?.(fact, surroundings),
  ];
  return [
    comparison,
    [
      ...nodes.flatMap((node): Command[] => (node ? [{ kind: 'addNode', node }] : [])),
      { kind: 'connect', edge: { from: fact, to: comparison, port: 'left' } },
      { kind: 'connect', edge: { from: comparison, to: group, port: 'condition' } },
    ],
  ];
}
