import { edgesInto } from '../../document/index.js';
import { factUnit } from '../fact/index.js';
import type { NodeType } from '../node-type.js';
import { ComparisonEditor } from './comparison-editor.js';
import { OPERATORS } from './operators.js';

export const comparisonType: NodeType<'comparison'> = {
  kind: 'comparison',
  inputs: ['left', 'right'],
  hasOutput: true,
  words: (node, { document, dictionary, language }) => {
    const operator = OPERATORS[node.operator];
    const sign = operator?.sign ?? node.operator;
    const [left] = edgesInto(document, node.id, 'left');
    const fact = left && document.nodes[left.from];
    const unit = (fact?.kind === 'fact' ? factUnit(fact, dictionary) : undefined) ?? '';
    const byFact = edgesInto(document, node.id, 'right').length > 0;
    const value = Array.isArray(node.value) ? node.value.join(', ') : String(node.value ?? '…');
    return {
      title: byFact ? sign : `${sign} ${value}${unit}`,
      detail: operator?.[language] ?? '',
      tone: 'comparison',
    };
  },
  Editor: ComparisonEditor,
  create: (id) => ({ id, kind: 'comparison', operator: 'lessThan', value: null }),
};
