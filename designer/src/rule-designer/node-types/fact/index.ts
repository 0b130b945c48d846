import type { NodeType } from '../node-type.js';
import { FactEditor } from './fact-editor.js';
import { factDetail, factTitle, factUnit } from './fact-words.js';

export { FactFields } from './fact-fields.js';
export { factValues, type FactValues } from './fact-values.js';
export { factTitle, factUnit, type FactName } from './fact-words.js';

export const factType: NodeType<'fact'> = {
  kind: 'fact',
  inputs: [],
  hasOutput: true,
  width: 188,
  words: (node, { dictionary, document, language }) => {
    const unit = factUnit(node, dictionary);
    const kind = factDetail(node, dictionary)[language];
    return {
      title: factTitle(node, dictionary, document.head.periodKind)[language],
      detail: unit === undefined ? kind : `${kind} · ${unit}`,
      tone: 'fact',
    };
  },
  Editor: FactEditor,
  create: (id, { document }) => ({
    id,
    kind: 'fact',
    fact: 'indicator',
    ...(document.head.indicator === undefined ? {} : { params: { code: document.head.indicator } }),
  }),
};
