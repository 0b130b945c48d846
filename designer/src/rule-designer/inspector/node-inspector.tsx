import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { EVENT_ID, type Command, type NodeId, type RuleNode } from '../document/index.js';
import { spokenOf, typeOf, type NodeSurroundings } from '../node-types/index.js';
import { LeadsTo } from './leads-to.js';

interface NodeInspectorProps {
  readonly id: NodeId;
  readonly surroundings: NodeSurroundings;
  readonly onCommand: (command: Command, grows?: string) => void;
  readonly onSelect: (id: NodeId | undefined) => void;
}

/** The selected node in a form; where it leads can be chosen here too, without a mouse. */
export function NodeInspector({ id, surroundings, onCommand, onSelect }: NodeInspectorProps) {
  const { t } = useTranslation('rule-designer');
  const { document } = surroundings;
  const node = document.nodes[id];
  if (!node) return null;
  const { Editor, hasOutput } = typeOf(node.kind);
  return (
    <Form layout="vertical" component="div" role="group" aria-label={spokenOf(node, surroundings)}>
      <Editor
        node={node}
        surroundings={surroundings}
        onCommand={onCommand}
        onChange={(changed) => {
          onCommand({ kind: 'replaceNode', node: changed }, `${id} ${changedKeys(node, changed)}`);
        }}
        onHead={(head) => {
          onCommand({ kind: 'setHead', head }, `head ${changedKeys(document.head, head)}`);
        }}
      />
      {hasOutput ? <LeadsTo id={id} surroundings={surroundings} onCommand={onCommand} /> : null}
      {id !== EVENT_ID ? (
        <Button
          danger
          onClick={() => {
            onCommand({ kind: 'removeNode', id });
            onSelect(undefined);
          }}
        >
          {t('inspector.remove')}
        </Button>
      ) : null}
    </Form>
  );
}

/** What a step of undo is about: typing on in the same field belongs to it. */
function changedKeys<T extends RuleNode | object>(before: T, after: T): string {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T>;
  return [...keys].filter((key) => before[key] !== after[key]).join(' ');
}
