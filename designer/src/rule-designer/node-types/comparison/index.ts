import { edgesInto } from '../../document/index.js';
import { factTitle, factUnit } from '../fact/index.js';
import type { NodeType } from '../node-type.js';
import { spokenCondition } from '../spoken-condition.js';
import { ComparisonEditor } from './comparison-editor.js';
import { leftValues } from './fit-comparisons.js';
import { operatorWords, signOf } from './operators.js';
import { valueText } from './value-text.js';

export { fitComparisons } from './fit-comparisons.js';

export const comparisonType: NodeType<'comparison'> = {
  kind: 'comparison',
  inputs: ['left', 'right'],
  hasOutput: true,
  width: 150,
  words: (node, surroundings) => {
    const { document, dictionary, language, drawn } = surroundings;
    const [left] = edgesInto(document, node.id, 'left');
    const [right] = edgesInto(document, node.id, 'right');
    const fact = left && document.nodes[left.from];
    const other = right && document.nodes[right.from];
    const values = leftValues(node.id, document, dictionary);
    const unit = fact?.kind === 'fact' ? factUnit(fact, dictionary) : undefined;
    const words = operatorWords(node.operator, values?.type)[language];
    const spoken = spokenCondition(drawn.conditions.get(node.id), surroundings);
    const { periodKind } = document.head;
    return {
      title: right
        ? signOf(node.operator)
        : `${signOf(node.operator)} ${valueText(node.value, values, unit, language)}`,
      detail:
        other?.kind === 'fact' ? `${words} ${factTitle(other, dictionary, periodKind)[language]}` : words,
      tone: 'comparison',
      ...(spoken === undefined ? {} : { spoken }),
    };
  },
  Editor: ComparisonEditor,
  create: (id) => ({ id, kind: 'comparison', operator: 'lessThan', value: null }),
};
