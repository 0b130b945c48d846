import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  EVENT_ID,
  refuseConnection,
  type Command,
  type NodeId,
  type Port,
  type RuleDocument,
} from '../document/index.js';
import { NODE_TYPES, typeOf, wordsOf, type NodeSurroundings } from '../node-types/index.js';

interface NodeInspectorProps {
  readonly id: NodeId;
  readonly surroundings: NodeSurroundings;
  readonly onCommand: (command: Command) => void;
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
    <Form layout="vertical" component="div" aria-label={wordsOf(node, surroundings).title}>
      <Editor
        node={node}
        surroundings={surroundings}
        onChange={(changed) => {
          onCommand({ kind: 'replaceNode', node: changed });
        }}
        onHead={(head) => {
          onCommand({ kind: 'setHead', head });
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

function LeadsTo({ id, surroundings, onCommand }: Omit<NodeInspectorProps, 'onSelect'>) {
  const { t } = useTranslation('rule-designer');
  const { document } = surroundings;
  const current = document.edges.filter((edge) => edge.from === id);
  const targets = targetsOf(document, id);
  const label = (value: string): string => {
    const [to = '', port = ''] = value.split('>');
    const target = document.nodes[to];
    const name = target ? wordsOf(target, surroundings).title : to;
    return port === 'condition' ? name : `${name} · ${t(`port.${port}`)}`;
  };
  const chosen = current.map(({ to, port }) => `${to}>${port}`);
  return (
    <Form.Item label={t('inspector.leadsTo')} htmlFor={`${id}-leads-to`}>
      <Select
        id={`${id}-leads-to`}
        mode="multiple"
        value={chosen}
        placeholder={t('inspector.nowhere')}
        options={[...chosen, ...targets].map((value) => ({ value, label: label(value) }))}
        onChange={(values: string[]) => {
          const commands: Command[] = [];
          for (const edge of current) {
            if (!values.includes(`${edge.to}>${edge.port}`)) commands.push({ kind: 'disconnect', edge });
          }
          for (const value of values.filter((known) => !chosen.includes(known))) {
            const [to = '', port = ''] = value.split('>');
            commands.push({ kind: 'connect', edge: { from: id, to, port: port as Port } });
          }
          onCommand({ kind: 'batch', commands });
        }}
      />
    </Form.Item>
  );
}

function targetsOf(document: RuleDocument, from: NodeId): string[] {
  return Object.values(document.nodes).flatMap((target) =>
    NODE_TYPES[target.kind].inputs
      .filter((port) => refuseConnection(document, from, target.id, port) === undefined)
      .map((port) => `${target.id}>${port}`),
  );
}
