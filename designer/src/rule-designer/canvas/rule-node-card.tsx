import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../../verdict/index.js';
import type { Port, RuleNode } from '../document/index.js';
import { typeOf, wordsOf, type NodeSurroundings } from '../node-types/index.js';
import styles from './canvas.module.css';

export type FlowNode = Node<
  { readonly node: RuleNode; readonly problem: string | undefined; readonly height: number },
  'rule'
>;

/** What the cards on the canvas are labelled with. */
export const SurroundingsContext = createContext<NodeSurroundings | undefined>(undefined);

const TOP_OF_PORT: Readonly<Record<Port, string>> = { left: '30%', right: '72%', condition: '50%' };

/** One node on the canvas: its words, its ports, what is wrong with it. */
export function RuleNodeCard({ data, selected }: NodeProps<FlowNode>) {
  const { t } = useTranslation('rule-designer');
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) return null;
  const { node, problem, height } = data;
  const { inputs, hasOutput, width } = typeOf(node.kind);
  const { title, detail, tone } = wordsOf(node, surroundings);
  const colour =
    node.kind === 'event'
      ? surroundings.dictionary.severities.find(({ code }) => code === surroundings.document.head.event.type)
          ?.colour
      : undefined;
  return (
    <div
      className={styles.card}
      data-tone={tone}
      data-selected={selected}
      data-problem={problem !== undefined}
      style={{
        width,
        minHeight: height,
        ...(colour ? { borderLeftColor: `var(--severity-${colour}-fill)` } : {}),
      }}
      title={[title, detail].filter(Boolean).join('\n')}
    >
      {inputs.map((port) => (
        <Handle
          key={port}
          id={port}
          type="target"
          position={Position.Left}
          style={{ top: TOP_OF_PORT[port] }}
          title={t(`port.${port}`)}
        />
      ))}
      <strong className={styles.title}>
        {colour ? <SeverityShape colour={colour} /> : null} {title}
      </strong>
      {detail ? <span className={styles.detail}>{detail}</span> : null}
      {problem ? <span className={styles.problem}>{problem}</span> : null}
      {hasOutput ? <Handle id="out" type="source" position={Position.Right} title={t('port.out')} /> : null}
    </div>
  );
}
