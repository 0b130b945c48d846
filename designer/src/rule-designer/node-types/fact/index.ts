import type { NodeType } from '../node-type.js';
import { FactEditor } from './fact-editor.js';
import { factDetail, factName } from './fact-words.js';

export { factName, factUnit } from './fact-words.js';

export const factType: NodeType<'fact'> = {
  kind: 'fact',
  inputs: [],
  hasOutput: true,
  words: (node, { dictionary, language }) => ({
    title: factName(node, dictionary)[language],
    detail: factDetail(node, language),
    tone: 'fact',
  }),
  Editor: FactEditor,
  create: (id, { document }) => ({
    id,
    kind: 'fact',
    fact: 'indicator',
    ...(document.head.indicator === undefined ? {} : { params: { code: document.head.indicator } }),
  }),
};
