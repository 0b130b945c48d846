import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  refuseConnection,
  type Command,
  type NodeId,
  type Port,
  type RuleDocument,
} from '../document/index.js';
import { spokenOf, typeOf, type NodeSurroundings } from '../node-types/index.js';

interface LeadsToProps {
  readonly id: NodeId;
  readonly surroundings: NodeSurroundings;
  readonly onCommand: (command: Command) => void;
}

/** Where a node leads, chosen from a list: what the mouse draws on the canvas. */
export function LeadsTo({ id, surroundings, onCommand }: LeadsToProps) {
  const { t } = useTranslation('rule-designer');
  const { document } = surroundings;
  const current = document.edges.filter((edge) => edge.from === id);
  const chosen = current.map(({ to, port }) => placeKey(to, port));
  const label = (key: string): string => {
    const [to, port] = placeOf(key);
    const target = document.nodes[to];
    const name = target ? spokenOf(target, surroundings) : '';
    return port === 'condition' ? name : `${name} · ${t(`port.${port}`)}`;
  };
  return (
    <Form.Item label={t('inspector.leadsTo')} htmlFor={`${id}-leads-to`}>
      <Select
        id={`${id}-leads-to`}
        mode="multiple"
        value={chosen}
        placeholder={t('inspector.nowhere')}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...chosen, ...freePlaces(document, id)].map((key) => ({ value: key, label: label(key) }))}
        onChange={(keys: string[]) => {
          const disconnect = current
            .filter(({ to, port }) => !keys.includes(placeKey(to, port)))
            .map((edge): Command => ({ kind: 'disconnect', edge }));
          const connect = keys
            .filter((key) => !chosen.includes(key))
            .map((key): Command => {
              const [to, port] = placeOf(key);
              return { kind: 'connect', edge: { from: id, to, port } };
            });
          onCommand({ kind: 'batch', commands: [...disconnect, ...connect] });
        }}
      />
    </Form.Item>
  );
}

const placeKey = (to: NodeId, port: Port): string => `${to}>${port}`;

function placeOf(key: string): [NodeId, Port] {
  const [to = '', port = 'condition'] = key.split('>');
  return [to, port as Port];
}

function freePlaces(document: RuleDocument, from: NodeId): string[] {
  return Object.values(document.nodes).flatMap((target) =>
    typeOf(target.kind)
      .inputs.filter((port) => refuseConnection(document, from, target.id, port) === undefined)
      .map((port) => placeKey(target.id, port)),
  );
}
