import { EMPTY_DICTIONARY, type Dictionary } from '../../src/model/index.js';

/** Schools of three kinds, with a size and an age: what tables are looked up by. */
export const SCHOOLS: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'school', name: { zh: '学校', en: 'school' }, order: 1 }],
  attributes: [
    {
      code: 'kind',
      name: { zh: '类别', en: 'kind' },
      level: 'school',
      valueType: 'text',
      options: ['a', 'b', 'c'].map((code) => ({ code, name: { zh: code, en: code } })),
    },
    { code: 'size', name: { zh: '规模', en: 'size' }, level: 'school', valueType: 'number' },
    { code: 'old', name: { zh: '老校', en: 'old' }, level: 'school', valueType: 'boolean' },
  ],
};
